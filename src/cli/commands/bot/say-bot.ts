import type { Bot } from '../../../control/contract/bots.ts';
import type { GlobalOptions } from '../../command.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

/** Shows one bot, a row for each fact. */
export async function sayBot(bot: Bot, { json }: GlobalOptions, io: Io): Promise<void> {
  io.data(json ? JSON.stringify(bot) : await table(['BOT', bot.id], rowsOf(bot)));
}

function rowsOf(bot: Bot): string[][] {
  const { paused, oldestWaitingSince } = bot;
  const why = paused && paused.reason !== '' ? `: ${paused.reason}` : '';
  return [
    ['title', bot.title],
    ['state', paused ? `paused since ${paused.at} by ${paused.by}${why}` : 'working'],
    ...bot.messengers.map(({ messenger, state, account, lastReceivedAt }) => [
      messenger,
      [state, account, `last received ${lastReceivedAt ?? '–'}`].filter((fact) => fact !== undefined).join(', '),
    ]),
    ['inbox', `${bot.inboxWaiting} waiting${oldestWaitingSince ? `, the oldest since ${oldestWaitingSince}` : ''}`],
    ['outbox', `${bot.outboxWaiting} waiting`],
    ['set aside', String(bot.setAside)],
  ];
}
