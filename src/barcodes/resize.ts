import sharp from 'sharp';
import type { GreyImage } from './grey-image.ts';

/** The image with its longer side made `side` pixels. */
export async function resized({ width, height, pixels }: GreyImage, side: number): Promise<GreyImage> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize({ width: side, height: side, fit: 'inside' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
