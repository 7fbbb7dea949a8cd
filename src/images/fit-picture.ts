import sharp from 'sharp';
import { pictureKind, USUAL_PHOTOS, type PictureKind } from '../domain/picture-kind.ts';
import { failure, success, type Result } from '../domain/result.ts';

/** What can be wrong with a picture that is to be shown to sellers. */
export type PictureFault = 'not a picture' | 'damaged picture' | 'too big';

/** Of what is given: `inputBytes` and `inputPixels`. Of what comes out: `side` in pixels, and `bytes`. */
export type PictureLimits = { inputBytes: number; inputPixels: number; side: number; bytes: number };

/** What Viber takes on every phone (REST API, send_message: 1 MB on iOS), and a decoder that cannot be made to burst. */
export const MESSENGER_LIMITS: PictureLimits = {
  inputBytes: 10 * 1024 * 1024,
  inputPixels: 50_000_000,
  side: 1280,
  bytes: 1024 * 1024,
};

const OPENED: readonly PictureKind[] = [...USUAL_PHOTOS, 'gif'];
export const SECONDS_TO_DECODE = 10;
const QUALITIES = [85, 70, 50, 30];

/**
 * Makes a JPEG, PNG, WebP or GIF (its first picture) a JPEG that every messenger takes: turned as its EXIF says, white
 * where it was transparent, within the limits. Never throws, whatever the bytes are.
 */
export async function fitPicture(
  picture: Uint8Array,
  limits: PictureLimits = MESSENGER_LIMITS,
): Promise<Result<{ bytes: Uint8Array; extension: 'jpeg' }, PictureFault>> {
  if (picture.length > limits.inputBytes) return failure('too big');
  if (!isOpened(picture)) return failure('not a picture');
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata();
    if (width * height > limits.inputPixels) return failure('too big');

    const small = await shrink(picture, limits);
    for (const quality of QUALITIES) {
      const bytes = await sharp(small.data, { raw: small.info }).jpeg({ quality, mozjpeg: true }).toBuffer();
      if (bytes.length <= limits.bytes) return success({ bytes, extension: 'jpeg' });
    }
    return failure('too big');
  } catch {
    // sharp throws for whatever libvips could not decode; the first bytes said that it is a picture.
    return failure('damaged picture');
  }
}

/** libvips is never given SVG, PDF or a video to try its luck with. */
export function isOpened(picture: Uint8Array): boolean {
  return OPENED.includes(pictureKind(picture));
}

function shrink(picture: Uint8Array, { inputPixels, side }: PictureLimits) {
  return sharp(picture, { limitInputPixels: inputPixels, failOn: 'truncated' })
    .timeout({ seconds: SECONDS_TO_DECODE })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}
