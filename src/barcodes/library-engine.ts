import {
  BarcodeFormat as LibraryFormat,
  BinaryBitmap,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatOneDReader,
  QRCodeReader,
  type Reader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { BarcodeFormat } from './barcode-format.ts';
import { asPrinted, type Engine, type ImageKind, type Sighting } from './engine.ts';
import type { GreyImage } from './grey-image.ts';

const FORMATS = new Map<LibraryFormat, BarcodeFormat>([
  [LibraryFormat.CODE_128, 'code-128'],
  [LibraryFormat.CODE_39, 'code-39'],
  [LibraryFormat.ITF, 'itf'],
  [LibraryFormat.EAN_13, 'ean-13'],
  [LibraryFormat.EAN_8, 'ean-8'],
  [LibraryFormat.UPC_A, 'upc-a'],
  [LibraryFormat.QR_CODE, 'qr'],
  [LibraryFormat.DATA_MATRIX, 'data-matrix'],
]);

const HINTS = new Map<DecodeHintType, unknown>([
  [DecodeHintType.POSSIBLE_FORMATS, [...FORMATS.keys()]],
  [DecodeHintType.TRY_HARDER, true],
]);

/** ZXing in plain JavaScript: slower and a little less sharp-sighted, but it always loads. */
export function createLibraryEngine(): Engine {
  // One by one: the library's own reader of many formats complains to the console about each that finds nothing.
  const linear = new MultiFormatOneDReader(HINTS);
  const all = [linear, new QRCodeReader(), new DataMatrixReader()];

  return {
    name: 'zxing-library',
    read({ width, height, pixels }: GreyImage, kind: ImageKind): Sighting[] {
      const source = new RGBLuminanceSource(Uint8ClampedArray.from(pixels), width, height);
      const bitmap = new BinaryBitmap(new HybridBinarizer(source));
      const readers = kind === 'strip' ? [linear] : all;
      return readers.flatMap((reader) => readOne(reader, bitmap));
    },
  };
}

function readOne(reader: Reader, bitmap: BinaryBitmap): Sighting[] {
  try {
    const code = reader.decode(bitmap, HINTS);
    const format = FORMATS.get(code.getBarcodeFormat());
    return format ? [asPrinted({ text: code.getText(), format })] : [];
  } catch {
    // The library says "nothing found" by throwing one of many kinds of exception.
    return [];
  } finally {
    reader.reset();
  }
}
