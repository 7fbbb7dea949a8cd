import { createHash } from 'node:crypto';
import type { PictureHeader } from './picture-header.ts';
import { readPictureHeader } from './picture-header.ts';

/** Bytes that travelled through the sandbox, with their picture size where they are a picture. */
export type StoredFile = { sha256: string; bytes: Uint8Array; picture?: PictureHeader };

/** All files of the sandbox, each kept once. */
export class StoredFiles {
  readonly #bySha = new Map<string, StoredFile>();

  add(bytes: Uint8Array): StoredFile {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = this.#bySha.get(sha256);
    if (known) return known;
    const picture = readPictureHeader(bytes);
    const file: StoredFile = { sha256, bytes, ...(picture && { picture }) };
    this.#bySha.set(sha256, file);
    return file;
  }

  get(sha256: string): StoredFile | undefined {
    return this.#bySha.get(sha256);
  }
}
