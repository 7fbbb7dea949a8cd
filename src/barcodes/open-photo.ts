import sharp from 'sharp';
import * as z from 'zod';
import { pictureKind, USUAL_PHOTOS } from '../domain/picture-kind.ts';
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
  // libvips is never given SVG, PDF or a video to try its luck with.
  const kind = pictureKind(photo);
  if (kind === 'no picture') return failure('not a picture');
  if (!USUAL_PHOTOS.includes(kind)) return failure('unsupported picture');

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
