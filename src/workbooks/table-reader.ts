import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { failure, type Result } from '../domain/result.ts';
import type { ReadingTask } from './reading-thread.ts';
import { USUAL_LIMITS, type ReadTable, type TableFault, type TableLimits } from './table.ts';

const HEAP_MB = 1024;

// The thread's file lies beside this one: .ts in the sources, .js in a built package.
const SCRIPT = new URL(`./reading-thread${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

export type TableReaderProps = { limits?: TableLimits; timeLimitMs?: number };

/**
 * Reads the first sheet of an .xlsx workbook, or a CSV file, in a thread of its own with a limit of time and of memory:
 * what is in the file cannot harm the rest of the program. Never rejects.
 */
export async function readTableFile(
  bytes: Uint8Array,
  { limits = USUAL_LIMITS, timeLimitMs = 60_000 }: TableReaderProps = {},
): Promise<Result<ReadTable, TableFault>> {
  if (bytes.length > limits.bytes) return failure('too big');
  const { promise, resolve } = Promise.withResolvers<Result<ReadTable, TableFault>>();
  const task: ReadingTask = { bytes, limits };
  const thread = new Worker(SCRIPT, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  thread.on('message', (answer: Result<ReadTable, TableFault>) => resolve(answer));
  thread.on('error', (error: unknown) => resolve(failure(isOutOfMemory(error) ? 'too big' : 'damaged')));
  thread.on('exit', () => resolve(failure('damaged')));
  AbortSignal.timeout(timeLimitMs).addEventListener('abort', () => resolve(failure('too slow')));
  const result = await promise;
  await thread.terminate();
  return result;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
