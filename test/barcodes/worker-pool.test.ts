import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool, type WorkerPoolProps } from '../../src/barcodes/worker-pool.ts';

/** Doubles numbers; `stick` never ends, `crash` throws, `thread` answers with the thread's number. */
const SCRIPT = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId, workerData } from 'node:worker_threads';
    parentPort.on('message', (job) => {
      if (job === 'stick') while (true);
      if (job === 'crash') throw new Error('fell over');
      parentPort.postMessage(job === 'thread' ? threadId : job === 'settings' ? workerData : job * 2);
    });`)}`,
);

const pools: WorkerPool[] = [];
const crashes: unknown[] = [];

function poolOf(props: Partial<WorkerPoolProps> = {}): WorkerPool {
  const pool = new WorkerPool({
    script: SCRIPT,
    settings: { answer: 42 },
    size: 1,
    queue: 10,
    timeLimitMs: 20_000,
    heapMb: 32,
    onCrash: (error) => crashes.push(error),
    ...props,
  });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  crashes.length = 0;
});

describe('worker pool', () => {
  it('answers every job with its own answer', async () => {
    const pool = poolOf({ size: 2 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map((job) => pool.run(job)));
    expect(answers).toEqual([2, 4, 6, 8, 10].map((value) => ({ ok: true, value })));
  });

  it('hands its settings to the workers', async () => {
    expect(await poolOf().run('settings')).toEqual({ ok: true, value: { answer: 42 } });
  });

  it('uses no more threads than its size, and the same ones again', async () => {
    const pool = poolOf({ size: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => pool.run('thread')));
    const threads = new Set(answers.map((answer) => (answer.ok ? answer.value : 'failed')));
    expect(threads.size).toBe(2);
  });

  it('refuses what does not fit into its queue as busy', async () => {
    const pool = poolOf({ queue: 2 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map((job) => pool.run(job)));
    expect(answers.map((answer) => (answer.ok ? answer.value : answer.failure))).toEqual([2, 4, 6, 'busy', 'busy']);
  });

  it('throws a stuck worker away and serves the next job with a new one', async () => {
    const pool = poolOf({ timeLimitMs: 3_000 });
    const [stuck, next] = await Promise.all([pool.run('stick'), pool.run(4)]);
    expect(stuck).toEqual({ ok: false, failure: 'too slow' });
    expect(next).toEqual({ ok: true, value: 8 });
  });

  it('fails the job of a worker that falls over, says why, and serves the next', async () => {
    const pool = poolOf();
    const [crashed, next] = await Promise.all([pool.run('crash'), pool.run(4)]);
    expect(crashed).toEqual({ ok: false, failure: 'broken' });
    expect(next).toEqual({ ok: true, value: 8 });
    expect(String(crashes[0])).toContain('fell over');
  });

  it('fails everything in hand when it is closed, and whatever comes later', async () => {
    const pool = poolOf();
    const inHand = [pool.run('stick'), pool.run(2)];
    await pool.close();
    expect(await Promise.all([...inHand, pool.run(3)])).toEqual(
      [1, 2, 3].map(() => ({ ok: false, failure: 'closed' })),
    );
  });

  it('can be closed twice, and without having been used', async () => {
    const pool = poolOf();
    await pool.close();
    await expect(pool.close()).resolves.toBeUndefined();
  });
});
