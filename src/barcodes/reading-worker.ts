import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import * as z from 'zod';
import { success, type Result } from '../domain/result.ts';
import type { Engine } from './engine.ts';
import { createLibraryEngine } from './library-engine.ts';
import { openPhoto, photoLimitsSchema, type PhotoFault } from './open-photo.ts';
import type { Code } from './photo-reading.ts';
import { readCodes } from './read-codes.ts';
import { createWasmEngine } from './wasm-engine.ts';

/** What a worker is started with; `wasmFile` stands in for the package's own file. */
export const workerSettingsSchema = z.object({ limits: photoLimitsSchema, wasmFile: z.string().optional() });

/** Far more than a search takes on a machine that is not overloaded, and well below the pool's own limit. */
const MILLISECONDS_TO_SEARCH = 4_000;

const jobSchema = z.instanceof(Uint8Array);

// One photo at a time: libvips' own threads and cache would take cores and memory from the rest of the process.
sharp.concurrency(1);
sharp.cache(false);

const settings = workerSettingsSchema.parse(workerData);
const engine = await bestEngine(settings.wasmFile);

parentPort?.on('message', (job: unknown) => {
  void readPhoto(jobSchema.parse(job)).then((answer) => parentPort?.postMessage(answer, []));
});

async function readPhoto(photo: Uint8Array): Promise<Result<{ codes: Code[]; engine: Engine['name'] }, PhotoFault>> {
  const opened = await openPhoto(photo, settings.limits);
  if (!opened.ok) return opened;
  const latest = performance.now() + MILLISECONDS_TO_SEARCH;
  const codes = await readCodes(opened.value, engine, () => performance.now() > latest);
  return success({ codes, engine: engine.name });
}

async function bestEngine(wasmFile: string | undefined): Promise<Engine> {
  try {
    return await createWasmEngine(wasmFile);
  } catch {
    // Whatever keeps the WebAssembly from loading, photos are read all the same.
    return createLibraryEngine();
  }
}
