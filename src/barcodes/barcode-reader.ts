import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Log } from '../domain/log.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { codeSchema, READ_FAILURES, type PhotoReading, type ReadFailure } from './photo-reading.ts';
import { serialCandidates } from './serial-candidates.ts';
import { WorkerPool } from './worker-pool.ts';

export type BarcodeReaderProps = {
  /** Worker threads at the most; one less than the machine has cores unless told. */
  workers?: number;
  /** Photos that may wait for a worker; one more is `busy`. */
  queue?: number;
  /** Milliseconds one photo may take once it is begun. */
  timeLimitMs?: number;
  /** Bytes of a photo's file. */
  maxBytes?: number;
  /** Pixels of a photo as it is stored. */
  maxPixels?: number;
  /** Where it is said why a worker fell over. */
  log?: Log;
  /** The decoder's machine code, if not the installed package's own. */
  wasmFile?: string;
};

export interface BarcodeReader {
  /** Every code of the photo and the likely serials; never rejects. */
  read(photo: Uint8Array): Promise<Result<PhotoReading, ReadFailure>>;
  /** Ends the worker threads; photos still in hand fail as `closed`. */
  close(): Promise<void>;
}

const LONGER_SIDE = 1280;
const HEAP_MB = 160;

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ codes: z.array(codeSchema) }) }),
  z.object({ ok: z.literal(false), failure: z.enum(READ_FAILURES) }),
]);

/** Reads photos of labels in worker threads, which start with the first photo and do not keep the process alive. */
export function createBarcodeReader(props: BarcodeReaderProps = {}): BarcodeReader {
  const pool = new WorkerPool({
    // The worker lies beside this file: .ts in the sources, .js in a built package.
    script: new URL(`./reading-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
    settings: {
      limits: { bytes: props.maxBytes ?? 20_000_000, pixels: props.maxPixels ?? 60_000_000, side: LONGER_SIDE },
      ...(props.wasmFile === undefined ? {} : { wasmFile: props.wasmFile }),
    },
    size: Math.max(1, props.workers ?? availableParallelism() - 1),
    queue: props.queue ?? 100,
    timeLimitMs: props.timeLimitMs ?? 10_000,
    heapMb: HEAP_MB,
    onCrash: (error) => props.log?.error({ error: String(error) }, 'a worker that reads photos fell over'),
  });

  return {
    async read(photo) {
      const answer = await pool.run(photo);
      if (!answer.ok) return failure(answer.failure);
      const reading = answerSchema.parse(answer.value);
      if (!reading.ok) return failure(reading.failure);
      const { codes } = reading.value;
      return success({ codes, candidates: serialCandidates(codes) });
    },
    close: () => pool.close(),
  };
}
