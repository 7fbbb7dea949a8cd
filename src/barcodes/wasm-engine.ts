/// <reference types="emscripten" />
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encodeFormats, prepareZXingModule, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import type { BarcodeFormat } from './barcode-format.ts';
import { asPrinted, type Engine, type ImageKind, type Sighting } from './engine.ts';
import type { GreyImage } from './grey-image.ts';

const FORMATS: Record<string, BarcodeFormat> = {
  Code128: 'code-128',
  Code39: 'code-39',
  Code39Std: 'code-39',
  ITF: 'itf',
  ITF14: 'itf',
  EAN13: 'ean-13',
  EAN8: 'ean-8',
  UPCA: 'upc-a',
  QRCode: 'qr',
  QRCodeModel2: 'qr',
  DataMatrix: 'data-matrix',
};

const LINEAR: ReadInputBarcodeFormat[] = ['Code128', 'Code39Std', 'ITF', 'EAN13', 'EAN8', 'UPCA'];

/** Options in the module's own numbers: zeros are LocalAverage, no add-on symbols, plain text, guessed character set. */
const FRAME_OPTIONS = {
  formats: encodeFormats([...LINEAR, 'QRCode', 'DataMatrix']),
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer: 0,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: 32,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: false,
};

const STRIP_OPTIONS = {
  ...FRAME_OPTIONS,
  formats: encodeFormats(LINEAR),
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

/** Where the package keeps the decoder's machine code. */
export const WASM_FILE = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));

/**
 * zxing-cpp compiled to WebAssembly. The machine code is read from the installed package: left to itself the
 * package would fetch it from a CDN. Rejects when the file is missing or does not load.
 */
export async function createWasmEngine(wasmFile = WASM_FILE): Promise<Engine> {
  const wasmBinary = await readFile(wasmFile);
  const module = await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });

  return {
    name: 'zxing-wasm',
    read({ width, height, pixels }: GreyImage, kind: ImageKind): Sighting[] {
      const pointer = module._malloc(pixels.length);
      try {
        module.HEAPU8.set(pixels, pointer);
        return listed(
          module.readBarcodesFromPixmap(pointer, width, height, kind === 'strip' ? STRIP_OPTIONS : FRAME_OPTIONS),
        );
      } finally {
        module._free(pointer);
      }
    },
  };
}

type Vector<Item> = { size(): number; get(index: number): Item | undefined };

function listed(found: Vector<{ format: string; text: string; isValid: boolean }> & { delete?(): void }): Sighting[] {
  const sightings: Sighting[] = [];
  for (let i = 0; i < found.size(); i++) {
    const code = found.get(i);
    const format = code?.isValid ? FORMATS[code.format] : undefined;
    if (code && format) sightings.push(asPrinted({ text: code.text, format }));
  }
  // The vector lives in the module's memory, which no garbage collector sees.
  found.delete?.();
  return sightings;
}
