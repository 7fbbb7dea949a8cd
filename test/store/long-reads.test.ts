import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import countUp from './reads/count-up.ts';
import setsRead from './reads/sets-read.ts';
import writes from './reads/writes.ts';

const shared = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));

/** A busy machine takes its time to start a thread. */
const PATIENTLY = { timeout: 15_000 };

const open = () => openTestStore(hastyClock());

async function addSet(store: Store, hash: string): Promise<void> {
  await store.write((tx) => tx.db.insertInto('action_sets').values({ hash, actions: '[]', stored_at: 0 }).execute());
}

/** Takes rows until the read ends, and answers how many there were and why it ended. */
async function take(rows: AsyncIterable<unknown>): Promise<{ count: number; error?: unknown }> {
  let count = 0;
  try {
    for await (const _ of rows) count++;
    return { count };
  } catch (error) {
    return { count, error };
  }
}

describe('a long read', () => {
  it('gives every row in order, however many portions that takes', async () => {
    const store = await open();
    const rows = await Array.fromAsync(store.long.rows(countUp, { to: 1_234 }));
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
    expect(await Array.fromAsync(store.long.rows(countUp, { to: 0 }))).toEqual([]);
    expect(await store.long.one(countUp, { to: 1 })).toEqual({ number: 1 });
  });

  it('reads no faster than its rows are taken', async () => {
    const store = await open();
    const made = shared(1);
    const rows = store.long.rows(countUp, { to: 1_000_000, made });
    for (let taken = 0; taken < 250; taken++) await rows.next();
    await wait(200);
    expect(Atomics.load(made, 0)).toBeLessThanOrEqual(500);
    await rows.return(undefined);
  });

  it('sees the database as it was at its beginning', async () => {
    const store = await open();
    await addSet(store, 'first');
    const gate = shared(2);
    const reading = Array.fromAsync(store.long.rows(setsRead, { gate }));
    await expect.poll(() => Atomics.load(gate, 0), PATIENTLY).toBe(1);
    await addSet(store, 'second');
    Atomics.store(gate, 1, 1);
    Atomics.notify(gate, 1);
    expect(await reading).toEqual(['first', 'first']);
    expect(await store.read.selectFrom('action_sets').select('hash').execute()).toHaveLength(2);
  });

  it('cannot write', async () => {
    const store = await open();
    await addSet(store, 'kept');
    expect((await take(store.long.rows(writes, null))).error).toMatchObject({ message: /readonly/ });
    expect(await store.read.selectFrom('action_sets').select('hash').execute()).toHaveLength(1);
  });

  it('fails as its work fails, and the next one does not mind', async () => {
    const store = await open();
    const { count, error } = await take(store.long.rows(countUp, { to: 300, failAt: 201 }));
    expect(count).toBe(200);
    expect(error).toMatchObject({ message: 'three is too many' });
    expect((await take(store.long.rows(countUp, { to: 300, refuseAt: 1 }))).error).toMatchObject({
      code: 'not found',
      message: 'There is no such number.',
    });
    expect(await take(store.long.rows(countUp, { to: 300 }))).toEqual({ count: 300 });
  });
});

describe('a long read ends', () => {
  it('when its asker has gone', async () => {
    const store = await open();
    const asker = new AbortController();
    const made = shared(1);
    const taking = take(store.long.rows(countUp, { to: 1_000, pauseMs: 1, made }, { signal: asker.signal }));
    await expect.poll(() => Atomics.load(made, 0), PATIENTLY).toBeGreaterThan(5);
    asker.abort();
    expect((await taking).error).toMatchObject({ code: 'interrupted' });
    const then = Atomics.load(made, 0);
    await wait(50);
    expect(Atomics.load(made, 0)).toBe(then);
  });

  it('at its time limit, and says what to do', async () => {
    const store = await open();
    const { error } = await take(store.long.rows(countUp, { to: 1_000, pauseMs: 10 }, { timeLimitMs: 500 }));
    expect(error).toMatchObject({ code: 'usage', message: /longer than 0.5 seconds.*Ask for less/ });
  });

  it('at its time limit even when nobody asks for the next row', async () => {
    const store = await open();
    const made = shared(1);
    await store.long.one(countUp, { to: 1 });
    const rows = store.long.rows(countUp, { to: 1_000_000, pauseMs: 1, made }, { timeLimitMs: 2_000 });
    await rows.next();
    await wait(2_100);
    const then = Atomics.load(made, 0);
    await wait(50);
    expect(Atomics.load(made, 0)).toBe(then);
    await expect(Array.fromAsync(rows)).rejects.toMatchObject({ code: 'usage' });
  });

  it('when the store is closed, which refuses further ones', async () => {
    const store = await open();
    const reading = take(store.long.rows(countUp, { to: 1_000, pauseMs: 10 }));
    const waiting = [1, 2, 3].map(() => take(store.long.rows(countUp, { to: 1_000, pauseMs: 10 })));
    await wait(100);
    await store.close();
    for (const { error } of [await reading, ...(await Promise.all(waiting))])
      expect(error).toMatchObject({ code: 'unreachable' });
    expect((await take(store.long.rows(countUp, { to: 1 }))).error).toMatchObject({ code: 'unreachable' });
  });
});

describe('many long reads', () => {
  it('take turns, all are answered, and one that gave up waiting holds up nobody', async () => {
    const store = await open();
    const asker = new AbortController();
    const reads = Array.from({ length: 8 }, (_, index) =>
      take(store.long.rows(countUp, { to: 150, pauseMs: 1 }, index % 3 === 2 ? { signal: asker.signal } : {})),
    );
    asker.abort();
    const ended = await Promise.all(reads);
    expect(ended.filter(({ error }) => error === undefined).map(({ count }) => count)).toEqual(Array(6).fill(150));
    expect(ended.filter(({ error }) => error !== undefined)).toHaveLength(2);
  });
});
