import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ChatPicturesService } from '../control/services.ts';
import type { Photos } from '../delivery/photos.ts';
import { AppError } from '../domain/app-error.ts';
import { fitPicture } from '../images/fit-picture.ts';

/** Pictures of conversations: those that operators send lie in the media folder, those of sellers in the photo folder. */
export class ChatPictures implements ChatPicturesService {
  readonly #mediaDir: string;
  readonly #photos: Photos;

  constructor(props: { mediaDir: string; photos: Photos }) {
    this.#mediaDir = props.mediaDir;
    this.#photos = props.photos;
  }

  /** Nobody can guess the name of a picture that they have not got: it is made of its bytes. */
  async keep(bytes: Uint8Array): Promise<string> {
    const fitted = await fitPicture(bytes);
    if (!fitted.ok) throw new AppError('usage', `${fitted.failure}: send a JPEG, PNG, WebP or GIF of at most 10 MB`);
    const file = `chat-${createHash('sha256').update(fitted.value.bytes).digest('hex').slice(0, 40)}.jpeg`;
    const path = join(this.#mediaDir, file);
    await writeFile(`${path}.part`, fitted.value.bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return file;
  }

  async has(file: string): Promise<boolean> {
    return stat(join(this.#mediaDir, basename(file))).then(
      () => true,
      () => false,
    );
  }

  async read(source: Parameters<ChatPicturesService['read']>[0]): Promise<Uint8Array | undefined> {
    if (source.kind === 'photo') return this.#photos.read(source.id);
    return readFile(join(this.#mediaDir, basename(source.file))).catch(() => undefined);
  }
}
