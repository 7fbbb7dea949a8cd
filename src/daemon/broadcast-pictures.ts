import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import { fitPicture, type PictureFault } from '../images/fit-picture.ts';

const FAULTS: Record<PictureFault, string> = {
  'not a picture': 'found something else',
  'damaged picture': 'found a damaged picture',
  'too big': 'found one that is too big',
};

/** Keeps pictures of broadcasts in the media folder, made fit for every messenger, by what is in them. */
export function broadcastPictures(mediaDir: string) {
  return async (given: Uint8Array): Promise<Result<{ file: string; bytes: number }, string>> => {
    const picture = await fitPicture(given);
    if (!picture.ok) return failure(FAULTS[picture.failure]);
    const { bytes } = picture.value;
    const file = `broadcast-${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}.jpeg`;
    const path = join(mediaDir, file);
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return success({ file, bytes: bytes.length });
  };
}
