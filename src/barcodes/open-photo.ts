import sharp from 'sharp';
import * as z from 'zod';
import { failure, success, type Result } from '../domain/result.ts';
import type { GreyImage } from './grey-image.ts';

/** What can be wrong with the bytes themselves. */
export type PhotoFault = 'not a picture' | 'unsupported picture' | 'damaged picture' | 'too big';

/** `bytes` of the file, `pixels` as stored; a longer `side` than this is made smaller while it is read. */
export const photoLimitsSchema = z.object({ bytes: z.number(), pixels: z.number(), side: z.number() });

export type PhotoLimits = z.infer<typeof photoLimitsSchema>;

const SECONDS_TO_DECODE = 5;

/**
 * The photo in grey levels, as it is stored: codes are read at every angle, so it is not turned by EXIF.
 * JPEG, PNG and WebP are opened; other pictures, other files, bombs and halves of files are told apart.
 */
export async function openPhoto(photo: Uint8Array, limits: PhotoLimits): Promise<Result<GreyImage, PhotoFault>> {
  if (photo.length > limits.bytes) return failure('too big');
  const kind = kindOfFile(photo);
  if (kind === 'other picture') return failure('unsupported picture');
  if (kind === 'no picture') return failure('not a picture');

  const file = sharp(photo, { limitInputPixels: false, failOn: 'truncated' });
  try {
    const { width, height } = await file.metadata();
    if (width * height > limits.pixels) return failure('too big');

    const { data, info } = await file
      .timeout({ seconds: SECONDS_TO_DECODE })
      .flatten({ background: '#ffffff' })
      .resize({ width: limits.side, height: limits.side, fit: 'inside', withoutEnlargement: true })
      .greyscale()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return success({ width: info.width, height: info.height, pixels: data });
  } catch {
    // sharp throws for whatever libvips could not decode; the first bytes said that it is a picture.
    return failure('damaged picture');
  }
}

/** Judged by the first bytes, so that libvips is never given SVG, PDF or a video to try its luck with. */
function kindOfFile(file: Uint8Array): 'picture' | 'other picture' | 'no picture' {
  const head = Buffer.from(file.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'picture';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'picture';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'picture';

  const isHeif = head.slice(4, 8) === 'ftyp' && /^(hei[cxms]|hev[cx]|mif1|msf1|avif|avis)$/.test(head.slice(8, 12));
  if (isHeif || /^(GIF8|BM|II\*\0|MM\0\*)/.test(head)) return 'other picture';
  return 'no picture';
}
