import { parentPort, workerData } from 'node:worker_threads';
import { readBytes } from './read-bytes.ts';
import type { TableLimits } from './table.ts';

/** What the thread is started with. */
export type ReadingTask = { bytes: Uint8Array; limits: TableLimits };

const { bytes, limits }: ReadingTask = workerData;
parentPort?.postMessage(await readBytes(bytes, limits), []);
