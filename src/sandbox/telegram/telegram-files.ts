import { createHash } from 'node:crypto';
import type { StoredFiles } from '../stored-files.ts';
import type { PhotoSize, TelegramFile } from './wire.ts';

// The stand-in cannot shrink pictures: its thumbnails are all this 1×1 PNG, so whoever takes the wrong size notices.
const THUMBNAIL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
);

/** The files that one bot can name by file_id and fetch by the path that getFile answers. */
export class TelegramFiles {
  readonly #stored: StoredFiles;
  readonly #byId = new Map<string, TelegramFile>();
  readonly #byPath = new Map<string, TelegramFile>();
  #count = 0;

  constructor(stored: StoredFiles) {
    this.#stored = stored;
  }

  add(bytes: Uint8Array, folder: 'photos' | 'documents', extension: string): TelegramFile {
    const number = this.#count++;
    const stored = this.#stored.add(bytes);
    const hash = createHash('sha256').update(`${number} ${stored.sha256}`).digest('base64url');
    const file: TelegramFile = {
      fileId: `${folder === 'photos' ? 'AgACAgIAAxkBAA' : 'BQACAgIAAxkBAA'}${hash}`,
      uniqueId: `AQAD${stored.sha256.slice(0, 12)}`,
      path: `${folder}/file_${number}${extension}`,
      stored,
    };
    this.#byId.set(file.fileId, file);
    return file;
  }

  /** A photo in two sizes, small to large, as a message carries it. */
  addPhoto(bytes: Uint8Array): PhotoSize[] {
    const small = this.add(THUMBNAIL, 'photos', '.jpg');
    const full = this.add(bytes, 'photos', '.jpg');
    const { width, height } = full.stored.picture ?? { width: 0, height: 0 };
    const scale = 90 / Math.max(width, height, 1);
    return [
      photoSize(small, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))),
      photoSize(full, width, height),
    ];
  }

  byId(fileId: string): TelegramFile | undefined {
    return this.#byId.get(fileId);
  }

  /** Lets a file be fetched, as getFile does. */
  open(file: TelegramFile): void {
    this.#byPath.set(file.path, file);
  }

  byPath(path: string): TelegramFile | undefined {
    return this.#byPath.get(path);
  }
}

function photoSize(file: TelegramFile, width: number, height: number): PhotoSize {
  const { fileId: file_id, uniqueId: file_unique_id, stored } = file;
  return { file_id, file_unique_id, width, height, file_size: stored.bytes.byteLength };
}
