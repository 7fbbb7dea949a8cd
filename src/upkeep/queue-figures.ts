import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import { OPEN } from '../store/tables/open-updates.ts';

/** The gauges that are counted out of the database, and what each means. */
export const QUEUE_FIGURES = {
  ergo_bot_inbox_waiting: 'Updates that wait to be handled',
  ergo_bot_inbox_oldest_seconds: 'How long the oldest of them has waited',
  ergo_bot_inbox_set_aside: 'Updates that failed too often and were set aside',
  ergo_bot_outbox_waiting: 'Messages that wait to be sent',
  ergo_bot_outbox_oldest_seconds: 'How long the oldest of them has waited',
  ergo_bot_sales: 'Sales of the ledger by state',
  ergo_bot_dialogs_waiting: 'Dialogs in which somebody waits for an answer of support',
  ergo_bot_dialogs_oldest_seconds: 'How long the one has waited who has waited longest',
  ergo_bot_broadcast_recipients: 'Recipients of the broadcasts that are on their way, by state',
  ergo_bot_paused: 'Whether staff have paused the bot',
} as const;

/** One gauge with its labels, which hold nobody's data. */
export type QueueFigure = { name: keyof typeof QUEUE_FIGURES; labels: Record<string, string>; value: number };

type Age = (since: number | null) => number;

/** Queues by bot, as they stand at `now`. */
export default longRead<{ now: number }, QueueFigure>(import.meta.url, async function* (db, { now }) {
  const age: Age = (since) => (since === null ? 0 : Math.max(0, now - since) / 1000);
  yield* await inbox(db, age);
  yield* await outbox(db, age);
  yield* await dialogs(db, age);
  yield* await sales(db);
  yield* await recipients(db);
  yield* await pauses(db);
});

async function inbox(db: Queries, age: Age): Promise<QueueFigure[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(({ fn }) => ['bot_id', 'state', fn.countAll<number>().as('count'), fn.min('received_at').as('since')])
    .where(OPEN)
    .groupBy(['bot_id', 'state'])
    .execute();
  return rows.flatMap(({ bot_id: bot, state, count: value, since }): QueueFigure[] => {
    const labels = { bot };
    if (state !== 'waiting') return [{ name: 'ergo_bot_inbox_set_aside', labels, value }];
    return [
      { name: 'ergo_bot_inbox_waiting', labels, value },
      { name: 'ergo_bot_inbox_oldest_seconds', labels, value: age(since) },
    ];
  });
}

async function outbox(db: Queries, age: Age): Promise<QueueFigure[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['bot_id', 'messenger', fn.countAll<number>().as('count'), fn.min('created_at').as('since')])
    .where('state', 'in', ['waiting', 'sending'])
    .groupBy(['bot_id', 'messenger'])
    .execute();
  return rows.flatMap(({ bot_id: bot, messenger, count: value, since }): QueueFigure[] => [
    { name: 'ergo_bot_outbox_waiting', labels: { bot, messenger }, value },
    { name: 'ergo_bot_outbox_oldest_seconds', labels: { bot, messenger }, value: age(since) },
  ]);
}

async function dialogs(db: Queries, age: Age): Promise<QueueFigure[]> {
  const rows = await db
    .selectFrom('dialogs')
    .select(({ fn }) => ['bot_id', fn.countAll<number>().as('count'), fn.min('waiting_since').as('since')])
    .where('waiting_since', 'is not', null)
    .groupBy('bot_id')
    .execute();
  return rows.flatMap(({ bot_id: bot, count: value, since }): QueueFigure[] => [
    { name: 'ergo_bot_dialogs_waiting', labels: { bot }, value },
    { name: 'ergo_bot_dialogs_oldest_seconds', labels: { bot }, value: age(since) },
  ]);
}

async function sales(db: Queries): Promise<QueueFigure[]> {
  const rows = await db
    .selectFrom('sales')
    .select(({ fn }) => ['bot_id', 'state', fn.countAll<number>().as('value')])
    .groupBy(['bot_id', 'state'])
    .execute();
  return rows.map(({ bot_id: bot, state, value }) => ({ name: 'ergo_bot_sales', labels: { bot, state }, value }));
}

async function recipients(db: Queries): Promise<QueueFigure[]> {
  const rows = await db
    .selectFrom('broadcast_recipients')
    .innerJoin('broadcasts', 'broadcasts.id', 'broadcast_recipients.broadcast_id')
    .select(({ fn }) => [
      'broadcasts.id',
      'broadcasts.bot_id',
      'broadcast_recipients.messenger',
      'broadcast_recipients.state',
      fn.countAll<number>().as('value'),
    ])
    .where('broadcasts.state', 'in', ['running', 'paused'])
    .groupBy(['broadcasts.id', 'broadcast_recipients.messenger', 'broadcast_recipients.state'])
    .execute();
  return rows.map(({ id, bot_id: bot, messenger, state, value }) => ({
    name: 'ergo_bot_broadcast_recipients',
    labels: { bot, broadcast: String(id), messenger, state },
    value,
  }));
}

async function pauses(db: Queries): Promise<QueueFigure[]> {
  const rows = await db.selectFrom('bot_pauses').select('bot_id').execute();
  return rows.map(({ bot_id: bot }) => ({ name: 'ergo_bot_paused', labels: { bot }, value: 1 }));
}
