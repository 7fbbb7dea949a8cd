import SqliteDatabase from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';

/**
 * Fills a new database with people who use a bot, by turns in Telegram and Viber; every tenth in Viber has the phone of
 * somebody in Telegram. By SQL, as nothing else makes a million in seconds.
 */
export async function makeUpCrowd(file: string, { bot, people }: { bot: string; people: number }): Promise<void> {
  await (await openStore({ file, clock: { now: () => Date.now(), sleep: async () => {} } })).close();
  const database = new SqliteDatabase(file);
  database.pragma('synchronous = OFF');
  database.prepare(CROWD).run({ bot, people, now: Date.now() });
  // What came in the past is no work of this day.
  database.exec('delete from statistic_changes');
  database.pragma('wal_checkpoint(truncate)');
  database.close();
}

const CROWD = `with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < @people)
  insert into subscribers (bot_id, messenger, external_id, name, phone, state, state_changed_at, created_at, last_seen_at)
  select @bot, case when i % 2 = 1 then 'telegram' else 'viber' end,
    case when i % 2 = 1 then i else printf('%022d==', i) end, 'Продавець ' || i,
    printf('38067%07d', case when i % 20 = 0 then i - 1 else i end), 'active', @now, @now, @now - i % 86400000 from numbers`;
