import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Photos } from '../../src/delivery/photos.ts';
import { failure, success, type Result } from '../../src/domain/result.ts';
import type { DownloadFailure, Messenger, SendOutcome } from '../../src/messengers/messenger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const BYTES = new Uint8Array([1, 2, 3]);
const signal = new AbortController().signal;

/** A messenger that only has photos; counts how often it was asked for one. */
class PhotoAlbum implements Messenger {
  readonly name = 'telegram' as const;
  readonly abilities = { closesChoices: true, edits: true, keyboardStays: true, listsCommands: false };
  readonly photos: Record<string, Result<Uint8Array, DownloadFailure>> = {
    label: success(BYTES),
    copy: success(BYTES),
  };
  downloads = 0;

  async download({ ref }: { ref: string }): Promise<Result<Uint8Array, DownloadFailure>> {
    this.downloads++;
    return this.photos[ref] ?? failure({ kind: 'gone', reason: 'no such photo' });
  }

  async connect() {
    return success({ id: '1', name: 'album' });
  }

  async send(): Promise<SendOutcome> {
    return { kind: 'sent' };
  }

  async showTyping(): Promise<void> {}

  async acknowledge(): Promise<void> {}
}

async function open() {
  const store = await openTestStore(new ManualClock());
  const folder = join(await temporaryFolder(), 'photos');
  const ann = await meet(store, 'ann');
  const album = new PhotoAlbum();
  const photos = new Photos({ store, folder });
  const keep = (ref: string) => photos.keep(album, ann, { ref }, signal);
  return { folder, album, keep };
}

describe('a photo', () => {
  it('is fetched once, kept as a file, and is the same when its update is repeated', async () => {
    const { folder, album, keep } = await open();
    const first = await keep('label');
    const second = await keep('label');
    expect(first).toMatchObject({ ok: true, value: { bytes: BYTES } });
    expect(second.ok && first.ok && second.value.id === first.value.id).toBe(true);
    expect(second.ok && Uint8Array.from(second.value.bytes)).toEqual(BYTES);
    expect(album.downloads).toBe(1);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.photo$/)]);
  });

  it('that is the same as another shares its file and has its own row', async () => {
    const { folder, keep } = await open();
    const [one, other] = [await keep('label'), await keep('copy')];
    expect(one.ok && other.ok && one.value.id !== other.value.id).toBe(true);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('whose file is lost is fetched again under the same row', async () => {
    const { folder, album, keep } = await open();
    const first = await keep('label');
    await rm(folder, { recursive: true });
    const second = await keep('label');
    expect(second.ok && first.ok && second.value.id === first.value.id).toBe(true);
    expect(album.downloads).toBe(2);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('that cannot be had leaves nothing behind, and is asked for again', async () => {
    const { folder, album, keep } = await open();
    expect(await keep('lost')).toMatchObject({ ok: false, failure: { kind: 'gone' } });
    album.photos['lost'] = success(BYTES);
    expect(await keep('lost')).toMatchObject({ ok: true });
    expect(await readdir(folder)).toHaveLength(1);
  });
});
