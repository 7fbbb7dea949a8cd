import type { BarcodeFormat } from './barcode-format.ts';
import type { GreyImage } from './grey-image.ts';

/** One code as one engine decoded it from one image. */
export type Sighting = { text: string; format: BarcodeFormat };

/**
 * - `frame`: any picture, with codes of all kinds in it
 * - `strip`: one bar code with its bars upright
 */
export type ImageKind = 'frame' | 'strip';

/** What decodes the codes that stand straight, or nearly so, in an image. */
export interface Engine {
  readonly name: 'zxing-wasm' | 'zxing-library';
  /** Every code of the image. Does not throw: what cannot be decoded is not listed. */
  read(image: GreyImage, kind: ImageKind): Sighting[];
}

/** UPC-A is EAN-13 with a leading nought, and engines tell either; people know it by the 12 digits under the bars. */
export function asPrinted(sighting: Sighting): Sighting {
  const isUpc = sighting.format === 'ean-13' && sighting.text.startsWith('0');
  return isUpc ? { text: sighting.text.slice(1), format: 'upc-a' } : sighting;
}
