import { beforeEach, describe, expect, it } from 'vitest';
import { Attributes } from '../../src/audience/attributes.ts';
import { FilterFields } from '../../src/audience/filter/filter-fields.ts';
import { Filters } from '../../src/audience/filters.ts';
import { peopleOf } from '../../src/audience/people.ts';
import { BROADCAST_FIELDS } from '../../src/broadcasts/filter-fields.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Store } from '../../src/store/store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

const DAY = 86_400_000;

let store: Store;
let clock: ManualClock;
let filters: Filters;
let ids: number[];

/** Four people. Весна (1) went to three of them forty days ago, Літо (2) to one yesterday; another bot sent one too (3). */
beforeEach(async () => {
  clock = new ManualClock();
  store = await openTestStore(clock);
  const fields = new FilterFields(BROADCAST_FIELDS);
  const attributes = new Attributes({ store, fields });
  filters = new Filters({ attributes, fields, localTime: new LocalTime('Europe/Kyiv'), clock });
  ids = [];
  for (const account of ['1', '2', '3', '4']) ids.push((await meet(store, account)).id);
  const now = clock.now();
  await store.write(async ({ db }) => {
    for (const [id, bot, title] of [
      [1, BOT, 'Весна'],
      [2, BOT, 'Літо'],
      [3, 'other', 'Весна'],
    ] as const)
      await db
        .insertInto('broadcasts')
        .values({
          id,
          bot_id: bot,
          title,
          state: 'finished',
          content: '{}',
          audience: '{}',
          created_by: 'x',
          created_at: 0,
          late_limit: 0,
        })
        .execute();
    const sent = (broadcast: number, who: number, at: number, row = {}) =>
      db
        .insertInto('broadcast_recipients')
        .values({
          broadcast_id: broadcast,
          subscriber_id: ids[who] ?? 0,
          messenger: 'viber',
          state: 'sent',
          last_seen_at: 0,
          settled_at: at,
          ...row,
        })
        .execute();
    await sent(1, 0, now - 40 * DAY, { seen_at: now, delivered_at: now });
    await sent(1, 1, now - 40 * DAY, { failed_at: now });
    await sent(1, 2, now - 40 * DAY, { state: 'failed' });
    await sent(2, 0, now - DAY);
    await sent(3, 3, now - DAY);
  });
});

async function meant(filter: string): Promise<number[]> {
  const condition = await filters.read(BOT, filter);
  const rows = await peopleOf(store.read, { botId: BOT, condition }).select('id').orderBy('id').execute();
  return rows.map(({ id }) => ids.indexOf(id));
}

describe('what people have received', () => {
  it.each([
    ['broadcast:1', [0]],
    ['broadcast:Весна', [0]],
    ['broadcast:3', []],
    ['broadcast:*', [0]],
    ['-broadcast:1', [1, 2, 3]],
    ['broadcast.failed:1', [1, 2]],
    ['broadcast.seen:*', [0]],
    ['broadcast.delivered:2', []],
    ['broadcast.30d:1', []],
    ['broadcast.30d:*', [0]],
    ['broadcasts:2', [0]],
    ['broadcasts:>=1', [0]],
    ['broadcasts:0', [1, 2, 3]],
    ['broadcasts.30d:<2', [0, 1, 2, 3]],
    ['NOT broadcasts.30d:<1', [0]],
    ['broadcasts.failed:1', [1, 2]],
  ])('%s', async (filter, expected) => {
    expect(await meant(filter)).toEqual(expected);
  });

  it.each([
    ['broadcast.red:1', 'expected sent, delivered, seen, failed, blocked, unknown, or a time: 30d'],
    ['broadcast:>1', 'expected the id or the title of a broadcast'],
    ['broadcasts:багато', 'expected a number'],
  ])('%s is refused', async (filter, message) => {
    await expect(filters.read(BOT, filter)).rejects.toThrow(message);
  });
});
