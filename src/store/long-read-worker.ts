import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../domain/app-error.ts';
import { connect } from './connect.ts';
import type { LongRead } from './long-read.ts';
import type { ReaderAnswer, ReaderRequest, ReaderSettings } from './long-read-wire.ts';

/** So many rows go to the other thread at once: few enough to hold, enough for the way not to matter. */
const PORTION = 100;

if (!parentPort) throw new Error('long reads are asked for by another thread');
const port = parentPort;
const settings: ReaderSettings = workerData;
const db = connect(settings.file, true);
const requests = on(port, 'message');

void serve();

async function serve(): Promise<void> {
  for (;;) {
    const request = await next();
    if (request.kind === 'read') say(await perform(request.module, request.input));
  }
}

async function next(): Promise<ReaderRequest> {
  const { value: [request] = [] } = await requests.next();
  return request;
}

/** Reads all of it in one transaction, a portion at a time; answers what is to be said last. */
async function perform(module: string, input: unknown): Promise<ReaderAnswer<unknown>> {
  try {
    const found: { default: LongRead<unknown, unknown> } = await import(module);
    await db.transaction().execute(async (snapshot) => {
      let rows: unknown[] = [];
      for await (const row of found.default.read(snapshot, input)) {
        rows.push(row);
        if (rows.length < PORTION) continue;
        await deliver(rows);
        rows = [];
      }
      if (rows.length > 0) await deliver(rows);
    });
    return { kind: 'end' };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack, ...(error instanceof AppError && { code: error.code }) };
  }
}

async function deliver(rows: unknown[]): Promise<void> {
  say({ kind: 'rows', rows });
  await next();
}

function say(answer: ReaderAnswer<unknown>): void {
  port.postMessage(answer, []);
}
