import { Worker } from 'node:worker_threads';
import { failure, success, type Result } from '../domain/result.ts';

export type WorkerPoolProps = {
  script: URL;
  /** Handed to every worker as its `workerData`. */
  settings: unknown;
  /** Workers at the most; each is started when there is work for it. */
  size: number;
  /** Jobs that may wait while all workers are at work. */
  queue: number;
  /** Milliseconds one job may take from when a worker has it. */
  timeLimitMs: number;
  /** Megabytes of JavaScript heap per worker. */
  heapMb: number;
  /** Told why a worker fell over. */
  onCrash: (error: unknown) => void;
};

export type PoolFailure = 'busy' | 'too slow' | 'broken' | 'closed';

type Answer = Result<unknown, PoolFailure>;
type Waiting = { job: unknown; resolve: (answer: Answer) => void };

/**
 * A few worker threads that take jobs one at a time in the order of their coming. A worker that falls over or is
 * past its time is thrown away and its job fails; idle workers do not keep the process alive.
 */
export class WorkerPool {
  readonly #props: WorkerPoolProps;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, (answer: Answer) => void>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  constructor(props: WorkerPoolProps) {
    this.#props = props;
  }

  /** The worker's answer to one job, as the worker posted it. The job is copied to the worker. */
  run(job: unknown): Promise<Answer> {
    if (this.#closed) return Promise.resolve(failure('closed'));
    const hasFreeWorker = this.#idle.length > 0 || this.#busy.size < this.#props.size;
    if (!hasFreeWorker && this.#waiting.length >= this.#props.queue) return Promise.resolve(failure('busy'));

    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve });
      this.#next();
    });
  }

  /** Ends all workers; what was not finished fails as `closed`. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve(failure('closed'));

    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    for (const resolve of this.#busy.values()) resolve(failure('closed'));
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? this.#startWorker();
    const waiting = worker && this.#waiting.shift();
    if (!waiting) return;

    this.#busy.set(worker, waiting.resolve);
    worker.ref();
    worker.postMessage(waiting.job, []);
    AbortSignal.timeout(this.#props.timeLimitMs).addEventListener('abort', () => {
      if (this.#busy.get(worker) === waiting.resolve) this.#discard(worker, 'too slow');
    });
  }

  #startWorker(): Worker | undefined {
    if (this.#busy.size >= this.#props.size) return undefined;
    const worker = new Worker(this.#props.script, {
      workerData: this.#props.settings,
      resourceLimits: { maxOldGenerationSizeMb: this.#props.heapMb, maxYoungGenerationSizeMb: 16 },
    });
    worker.on('message', (answer: unknown) => this.#finish(worker, answer));
    worker.on('error', (error: unknown) => {
      this.#props.onCrash(error);
      this.#discard(worker, 'broken');
    });
    worker.on('exit', () => this.#discard(worker, 'broken'));
    return worker;
  }

  #finish(worker: Worker, answer: unknown): void {
    const resolve = this.#busy.get(worker);
    if (!resolve) return;
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
    resolve(success(answer));
    this.#next();
  }

  #discard(worker: Worker, reason: PoolFailure): void {
    const resolve = this.#busy.get(worker);
    this.#busy.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);

    void worker.terminate();
    resolve?.(failure(reason));
    this.#next();
  }
}
