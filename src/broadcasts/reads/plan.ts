import { longRead } from '../../store/long-read.ts';
import type { BroadcastAudience } from '../../domain/broadcast.ts';
import type { MessengerName } from '../../domain/messenger-name.ts';
import type { Queries } from '../../store/database.ts';
import { audienceOf, usedLast } from '../audience.ts';

/** Viber takes no money for what goes to somebody within a day after they have written (Viber, Chatbot payments). */
const FREE_AFTER_A_WORD = 24 * 60 * 60_000;

export type PlanInput = { botId: string; audience: BroadcastAudience; now: number };

/** Whom an audience means in one messenger, and who of them is left out. */
export type MessengerPlan = {
  messenger: MessengerName;
  recipients: number;
  /** Have left the bot, or blocked it. */
  gone: number;
  /** Get it in another account of theirs, which they used later. */
  doubles: number;
  /** To be paid for. */
  paid: number;
};

/** One row for each messenger of the audience. */
export default longRead<PlanInput, MessengerPlan>(import.meta.url, async function* (db, input) {
  for (const messenger of input.audience.messengers) {
    const own = () => audienceOf(db, input.botId, input.audience).where('subscribers.messenger', '=', messenger);
    const all = await countOf(own());
    const reached = input.audience.everyAccount ? own() : own().where(usedLast(input));
    const recipients = await countOf(reached);
    const paid = messenger === 'viber' ? reached.where('last_seen_at', '<', input.now - FREE_AFTER_A_WORD) : undefined;
    yield {
      messenger,
      recipients,
      gone: await countGone(db, input.botId, messenger),
      doubles: all - recipients,
      paid: paid ? await countOf(paid) : 0,
    };
  }
});

async function countOf(query: ReturnType<typeof audienceOf>): Promise<number> {
  const { count } = await query.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

async function countGone(db: Queries, botId: string, messenger: MessengerName): Promise<number> {
  const { count } = await db
    .selectFrom('subscribers')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('bot_id', '=', botId)
    .where('messenger', '=', messenger)
    .where('state', '<>', 'active')
    .executeTakeFirstOrThrow();
  return count;
}
