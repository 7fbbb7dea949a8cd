import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { peopleOf, rankedOf } from '../../src/audience/people.ts';
import { BOT } from '../support/open-store.ts';
import { audienceWorld } from './population.ts';

/** How SQLite goes about a query. */
async function planOf(filter: string, kind: typeof rankedOf | typeof peopleOf = rankedOf): Promise<string[]> {
  const { store, filters, define } = await audienceWorld();
  await define('city', 'text');
  const condition = await filters.read(BOT, filter);
  const { sql: text, parameters } = kind(store.read, { botId: BOT, condition })
    .select(['messenger', 'state'])
    .compile();
  const parts = text
    .split('?')
    .map((part, at) => (at === 0 ? sql.raw(part) : sql`${parameters[at - 1]}${sql.raw(part)}`));
  const { rows } = await sql<{ detail: string }>`explain query plan ${sql.join(parts, sql``)}`.execute(store.read);
  return rows.map(({ detail }) => detail);
}

it.each([
  ['everybody', ''],
  ['a messenger', 'messenger:viber'],
])('%s is counted in the order of members, without putting anybody in order', async (_, filter) => {
  const plan = await planOf(filter);
  expect(plan.filter((step) => step.includes('subscribers'))).toEqual([
    expect.stringContaining('USING INDEX subscribers_by_member (bot_id=?)'),
  ]);
  expect(plan.filter((step) => step.includes('ORDER BY'))).toEqual([]);
});

it.each([['sales:>=3'], ['sales.30d:0'], ['points:>100'], ['model:ERGO*'], ['sales.refused:>1']])(
  '%s reads the index of sales, and not the sales',
  async (filter) => {
    const plan = await planOf(filter);
    expect(plan.filter((step) => /\bsales\b/.test(step))).toEqual([
      expect.stringContaining('USING COVERING INDEX sales_by_seller'),
    ]);
  },
);

it.each([['tag:vip'], ['city:Київ'], ['phone:*'], ['phone:067*'], ['seen:<30d'], ['-tag:vip sales:0']])(
  'no table is read from its beginning to its end for %s',
  async (filter) => {
    for (const kind of [rankedOf, peopleOf])
      expect((await planOf(filter, kind)).filter((step) => /^SCAN (?!\(|CONSTANT)/.test(step))).toEqual([]);
  },
);
