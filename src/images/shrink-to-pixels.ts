import sharp from 'sharp';
import { failure, success, type Result } from '../domain/result.ts';
import { isOpened, MESSENGER_LIMITS, SECONDS_TO_DECODE, type PictureFault } from './fit-picture.ts';

/** Rows of pixels from the top, three bytes each: red, green, blue. */
export type Pixels = { rgb: Uint8Array; width: number; height: number };

/** Shrinks a picture until it fits, turned as its EXIF says, white where it was transparent. Never throws. */
export async function shrinkToPixels(
  picture: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Result<Pixels, PictureFault>> {
  if (!isOpened(picture)) return failure('not a picture');
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: MESSENGER_LIMITS.inputPixels, failOn: 'none' })
      .timeout({ seconds: SECONDS_TO_DECODE })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width, height, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return success({ rgb: data, width: info.width, height: info.height });
  } catch {
    // sharp throws for whatever libvips could not decode.
    return failure('damaged picture');
  }
}
