import { on } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../domain/app-error.ts';
import type { LongRead } from './long-read.ts';
import type { ReaderAnswer, ReaderRequest, ReaderSettings } from './long-read-wire.ts';

/** At once; who comes when all are at work waits for a turn. */
const WORKERS = 2;
const HEAP_MB = 256;
const USUAL_LIMIT = 60_000;

// The worker lies beside this file: .ts in the sources, .js in a built package.
const SCRIPT = new URL(`./long-read-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

export type LongReadOptions = {
  /** The asker has gone: the read ends. */
  signal?: AbortSignal;
  /** Milliseconds from when it has a worker until it ends unfinished; a minute unless told. */
  timeLimitMs?: number;
};

/** Reads that would hold everybody else up, each in a worker thread. Idle workers do not keep the process alive. */
export class LongReads {
  readonly #file: string;
  readonly #closing = new AbortController();
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(props: { file: string }) {
    this.#file = props.file;
  }

  /**
   * The rows of a read, no faster than they are taken; whoever stops taking them ends the read. Throws what the read
   * threw; AppError `interrupted` when the signal is aborted, `usage` past the time limit, `unreachable` when the
   * program stops.
   */
  async *rows<Input, Row>(
    read: LongRead<Input, Row>,
    input: Input,
    options: LongReadOptions = {},
  ): AsyncGenerator<Row> {
    const { signal: asker, timeLimitMs = USUAL_LIMIT } = options;
    const gone = AbortSignal.any([this.#closing.signal, ...(asker ? [asker] : [])]);
    await this.#turn(gone);
    try {
      const limit = AbortSignal.timeout(timeLimitMs);
      const signal = AbortSignal.any([gone, limit]);
      try {
        yield* this.#perform(read, input, signal);
      } catch (error) {
        throw signal.aborted ? this.#ended(limit.aborted && !gone.aborted ? timeLimitMs : undefined) : error;
      }
    } finally {
      this.#taken--;
      this.#callNext();
    }
  }

  /** The only row of a read that answers one. */
  async one<Input, Row>(read: LongRead<Input, Row>, input: Input, options: LongReadOptions = {}): Promise<Row> {
    const [row] = await Array.fromAsync(this.rows(read, input, options));
    if (row === undefined) throw new Error(`${read.module} answered no row`);
    return row;
  }

  /** Ends every read and every worker; further reads are refused. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  /** Resolves when there is a worker to be had. */
  async #turn(gone: AbortSignal): Promise<void> {
    while (this.#taken >= WORKERS && !gone.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      gone.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      this.#waiting.delete(resolve);
    }
    if (!gone.aborted) {
      this.#taken++;
      return;
    }
    // It may have been called at the very moment it gave up.
    this.#callNext();
    throw this.#ended();
  }

  #callNext(): void {
    const [next] = this.#waiting;
    if (!next || this.#taken >= WORKERS) return;
    this.#waiting.delete(next);
    next();
  }

  async *#perform<Input, Row>(
    { module }: LongRead<Input, Row>,
    input: Input,
    signal: AbortSignal,
  ): AsyncGenerator<Row> {
    signal.throwIfAborted();
    const worker = this.#idle.pop() ?? this.#start();
    this.#busy.add(worker);
    worker.ref();
    // At once, and not when the next row is asked for: that may never be.
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end);
    let isDone = false;
    try {
      const answers = on(worker, 'message', { signal, close: ['exit'] });
      ask(worker, { kind: 'read', module, input });
      for await (const [heard] of answers) {
        const answer: ReaderAnswer<Row> = heard;
        if (answer.kind === 'rows') {
          // The next portion is read while this one is used.
          ask(worker, { kind: 'more' });
          yield* answer.rows;
          continue;
        }
        isDone = true;
        if (answer.kind === 'end') return;
        throw failureOf(answer);
      }
      throw new Error(`the worker of ${module} ended before it had answered`);
    } finally {
      signal.removeEventListener('abort', end);
      this.#busy.delete(worker);
      if (isDone && !signal.aborted) this.#rest(worker);
      else await worker.terminate();
    }
  }

  #start(): Worker {
    const settings: ReaderSettings = { file: this.#file };
    const worker = new Worker(SCRIPT, {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    });
    // Whoever reads hears of an error too; one that comes after that would end the program.
    worker.on('error', () => {});
    worker.on('exit', () => {
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle.push(worker);
  }

  /** `limit`: the milliseconds that were not enough, when it was that. */
  #ended(limit?: number): AppError {
    if (limit !== undefined)
      return new AppError(
        'usage',
        `This took longer than ${limit / 1000} seconds and was ended. Ask for less at once.`,
      );
    if (this.#closing.signal.aborted)
      return new AppError('unreachable', 'The daemon is stopping. Ask again when it is back.');
    return new AppError('interrupted', 'Ended before it was finished.');
  }
}

function ask(worker: Worker, request: ReaderRequest): void {
  worker.postMessage(request, []);
}

function failureOf({ message, stack, code }: Extract<ReaderAnswer<unknown>, { kind: 'failed' }>): Error {
  if (code) return new AppError(code, message);
  const error = new Error(message);
  error.stack = stack;
  return error;
}
