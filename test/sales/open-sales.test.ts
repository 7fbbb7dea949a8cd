import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Ledger } from '../../src/sales/ledger.ts';
import { OpenSales } from '../../src/sales/open-sales.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { LongReads } from '../../src/store/long-reads.ts';
import { Store } from '../../src/store/store.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { JumpingClock } from './jumping-clock.ts';

const HOUR = 60 * 60_000;
const LONGEST = 60_000;

/** A store that keeps every query it runs. */
async function listenedStore(clock: JumpingClock) {
  const file = join(await temporaryFolder(), 'ergo-bot.db');
  await (await openStore({ file, clock })).close();
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(file) }),
    log: ({ query }) => void asked.push(query),
  });
  onTestFinished(() => db.destroy());
  const longReads = new LongReads({ file: '' });
  const copyTo = () => Promise.reject(new Error('nothing is copied here'));
  return { store: new Store({ writer: db, reader: db, longReads, copyTo, clock }), db, asked };
}

describe('the sales to be posted', () => {
  it('are looked up by their index: the whole ledger is never read', async () => {
    const clock = new JumpingClock();
    const { store, db, asked } = await listenedStore(clock);
    const openSales = new OpenSales({ store });
    await openSales.due(BOT, clock.now(), 10);
    await openSales.nextDue(clock.now());
    await openSales.untold(clock.now(), 10);
    await openSales.hasten(clock.now(), LONGEST);
    const queries = [...asked];
    expect(queries.length).toBeGreaterThanOrEqual(4);
    for (const { sql, parameters } of queries) {
      const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await db.executeQuery<{ detail: string }>(explained);
      const onSales = rows.map(({ detail }) => detail).filter((detail) => / sales\b/.test(detail));
      expect(onSales.length).toBeGreaterThan(0);
      for (const detail of onSales) expect(detail).toMatch(/^SEARCH sales USING (COVERING )?INDEX sales_to_post/);
    }
  });

  it('wait no longer than the longest wait when the clock is set back, and as long as they should otherwise', async () => {
    const clock = new JumpingClock();
    const store = await openTestStore(clock);
    const ledger = new Ledger({ store });
    const openSales = new OpenSales({ store });
    const ann = await meet(store, 'ann');
    const captured = { serial: 'A1', source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
    const sale = await ledger.byId(await store.write((tx) => ledger.capture(tx, ann, captured)));
    if (!sale) throw new Error('the sale was not captured');
    await store.write((tx) => ledger.postpone(tx, sale, 'in doubt', tx.now + LONGEST));
    const due = async () => {
      await openSales.hasten(clock.now(), LONGEST);
      return (await openSales.due(BOT, clock.now(), 10)).map(({ serial }) => serial);
    };
    expect(await due()).toEqual([]);
    clock.jump(-HOUR);
    expect(await due()).toEqual(['A1']);
  });
});
