import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { RemoteMedia } from '../domain/incoming.ts';
import { success, type Result } from '../domain/result.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { DownloadFailure, Messenger } from '../messengers/messenger.ts';
import type { Store } from '../store/store.ts';

export type Photo = { id: number; bytes: Uint8Array };

/** Photos that sellers send, fetched from the messenger at once (its links expire) and kept in the photo folder. */
export class Photos {
  readonly #store: Store;
  readonly #folder: string;

  constructor(props: { store: Store; folder: string }) {
    this.#store = props.store;
    this.#folder = props.folder;
  }

  /** The photo's bytes and its row; a photo that was fetched before is not fetched again. */
  async keep(
    from: Messenger,
    subscriber: Subscriber,
    media: RemoteMedia,
    signal: AbortSignal,
  ): Promise<Result<Photo, DownloadFailure>> {
    const known = await this.#find(subscriber, media);
    const kept = known && (await this.#read(known.file));
    if (kept) return success({ id: known.id, bytes: kept });

    const download = await from.download(media, signal);
    if (!download.ok) return download;
    const file = await this.#write(download.value, subscriber.id);
    const id = await this.#insert(subscriber, media, file, download.value.length);
    return success({ id, bytes: download.value });
  }

  /** The bytes of a photo that was kept; undefined when it is gone. */
  async read(id: number): Promise<Uint8Array | undefined> {
    const row = await this.#store.read.selectFrom('photos').select('file').where('id', '=', id).executeTakeFirst();
    return row && readFile(join(this.#folder, row.file)).catch(() => undefined);
  }

  async #find(subscriber: Subscriber, media: RemoteMedia): Promise<{ id: number; file: string } | undefined> {
    return this.#store.read
      .selectFrom('photos')
      .select(['id', 'file'])
      .where('subscriber_id', '=', subscriber.id)
      .where('ref', '=', media.ref)
      .executeTakeFirst();
  }

  /** Undefined when the file is not there, as after a backup that was restored without the photos. */
  async #read(file: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.#folder, file));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The file is whole and on disk before any row names it. */
  async #write(bytes: Uint8Array, owner: number): Promise<string> {
    const name = `${createHash('sha256').update(bytes).digest('hex')}.photo`;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = join(this.#folder, `${name}.${owner}.part`);
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(this.#folder, name));
    return name;
  }

  async #insert(subscriber: Subscriber, media: RemoteMedia, file: string, bytes: number): Promise<number> {
    return this.#store.write(async (tx) => {
      const row = await tx.db
        .insertInto('photos')
        .values({ subscriber_id: subscriber.id, ref: media.ref, file, bytes, created_at: tx.now })
        .onConflict((conflict) => conflict.columns(['subscriber_id', 'ref']).doUpdateSet({ file, bytes }))
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    });
  }
}
