import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/store/database.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';

const note = (hash: string) => async (tx: Transaction) => {
  await tx.db.insertInto('action_sets').values({ hash, actions: '[]', stored_at: tx.now }).execute();
  return hash;
};

/** A clock that counts how often a transaction has asked for its time. */
class CountingClock extends ManualClock {
  commits = 0;
  override now(): number {
    this.commits++;
    return super.now();
  }
}

async function open() {
  const clock = new CountingClock();
  const store = await openTestStore(clock);
  const stored = async () =>
    (await store.read.selectFrom('action_sets').select('hash').execute()).map((row) => row.hash);
  return { store, clock, stored };
}

describe('the store', () => {
  it('writes what arrives together in one commit, and reads it at once', async () => {
    const { store, clock, stored } = await open();
    const names = Array.from({ length: 200 }, (_, at) => `set ${at}`);
    expect(await Promise.all(names.map((name) => store.write(note(name))))).toEqual(names);
    expect(clock.commits).toBe(1);
    expect(new Set(await stored())).toEqual(new Set(names));
  });

  it('gives a whole commit one time, and splits what is more than a commit takes', async () => {
    const { store, clock, stored } = await open();
    await Promise.all(Array.from({ length: 600 }, (_, at) => store.write(note(`set ${at}`))));
    expect(clock.commits).toBe(3);
    expect(await stored()).toHaveLength(600);
  });

  it('lets a work that fails take nothing of the others with it', async () => {
    const { store, clock, stored } = await open();
    const results = await Promise.allSettled([
      store.write(note('before')),
      store.write(async (tx) => {
        await note('lost')(tx);
        throw new Error('no good');
      }),
      store.write(note('before')),
      store.write(note('after')),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect((await stored()).toSorted()).toEqual(['after', 'before']);
    expect(clock.commits).toBe(1);
  });

  it('rejects all works of a commit that fails, keeps none of them, and goes on', async () => {
    const { store, stored } = await open();
    // A foreign key that is checked at the end lets every statement pass and the commit fail.
    const results = await Promise.allSettled([
      store.write(note('first')),
      store.write(async (tx) => {
        await deferForeignKeys(tx);
        await tx.db
          .insertInto('subscriber_actions')
          .values({ subscriber_id: 404, hash: 'none', fetched_at: 0 })
          .execute();
      }),
      store.write(note('third')),
    ]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const result of results) expect(String(result.status === 'rejected' && result.reason)).toMatch(/FOREIGN KEY/);
    expect(await stored()).toEqual([]);
    expect(await store.write(note('later'))).toBe('later');
    expect(await stored()).toEqual(['later']);
  });

  it('tells of what ended a transaction that SQLite has rolled back by itself', async () => {
    const { store, stored } = await open();
    const results = await Promise.allSettled([
      store.write(note('first')),
      store.write(async (tx) => {
        await endTransaction(tx);
        throw new Error('the disk is full');
      }),
      store.write(note('third')),
    ]);
    for (const result of results)
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
    expect(await stored()).toEqual([]);
    await store.write(note('later'));
    expect(await stored()).toEqual(['later']);
  });

  it('finishes what is under way before it closes', async () => {
    const { store } = await open();
    const writes = Promise.all(Array.from({ length: 300 }, (_, at) => store.write(note(`set ${at}`))));
    await store.close();
    expect(await writes).toHaveLength(300);
  });

  it('cannot be written through its reader', async () => {
    const { store } = await open();
    const insert = store.read.insertInto('action_sets').values({ hash: 'x', actions: '[]', stored_at: 0 });
    await expect(insert.execute()).rejects.toThrow(/readonly/);
  });
});

async function deferForeignKeys({ db }: Transaction): Promise<void> {
  await db.executeQuery({ ...db.selectFrom('inbox').select('id').compile(), sql: 'pragma defer_foreign_keys = on' });
}

async function endTransaction({ db }: Transaction): Promise<void> {
  await db.executeQuery({ ...db.selectFrom('inbox').select('id').compile(), sql: 'rollback' });
}
