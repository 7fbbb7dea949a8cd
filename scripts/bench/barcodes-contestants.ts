import { createBarcodeReader } from '../../src/barcodes/barcode-reader.ts';
import type { Engine } from '../../src/barcodes/engine.ts';
import { createLibraryEngine } from '../../src/barcodes/library-engine.ts';
import { openPhoto } from '../../src/barcodes/open-photo.ts';
import type { Code } from '../../src/barcodes/photo-reading.ts';
import { readCodes } from '../../src/barcodes/read-codes.ts';
import { serialCandidates } from '../../src/barcodes/serial-candidates.ts';
import { createWasmEngine } from '../../src/barcodes/wasm-engine.ts';

/** What is read from one photo: texts in the order of their offering, and whether the first is sure. */
export type Outcome = { texts: string[]; confirmed: boolean };

/** One way of reading photos that is measured. */
export type Contestant = { name: string; read(photo: Uint8Array): Promise<Outcome>; close(): Promise<void> };

const NOTHING: Outcome = { texts: [], confirmed: false };
const LIMITS = { bytes: 50_000_000, pixels: 100_000_000, side: 1280 };

/** The product's own reader, worker threads and all. */
export function pipeline(): Contestant {
  const reader = createBarcodeReader();
  return {
    name: 'pipeline (workers)',
    async read(photo) {
      const reading = await reader.read(photo);
      return reading.ok ? offered(reading.value.codes) : NOTHING;
    },
    close: () => reader.close(),
  };
}

/** The engines by themselves, and the plain JavaScript one with everything the pipeline does around an engine. */
export async function engineContestants(): Promise<Contestant[]> {
  const library = createLibraryEngine();
  return [
    plain('@zxing/library', library),
    plain('zxing-wasm', await createWasmEngine()),
    contestant('@zxing/library + locator', async (photo) => readCodes(photo, library, () => false)),
  ];
}

function plain(name: string, engine: Engine): Contestant {
  return contestant(name, async (photo) =>
    engine.read(photo, 'frame').map(({ text, format }) => ({ text, format, confirmed: true })),
  );
}

type ReadGrey = (photo: Parameters<Engine['read']>[0]) => Promise<Code[]>;

function contestant(name: string, read: ReadGrey): Contestant {
  return {
    name,
    async read(photo) {
      const opened = await openPhoto(photo, LIMITS);
      return opened.ok ? offered(await read(opened.value)) : NOTHING;
    },
    close: async () => {},
  };
}

/** Serial candidates first, as the seller is offered them, then the other codes. */
function offered(codes: Code[]): Outcome {
  const ranked = serialCandidates(codes).map(({ text }) => text);
  const texts = [...new Set([...ranked, ...codes.map(({ text }) => text)])];
  const first = codes.find(({ text }) => text === texts[0]);
  return { texts, confirmed: first?.confirmed ?? false };
}
