import type { Command } from 'commander';
import type { Bot } from '../../../control/contract/bots.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

export type BotListOptions = GlobalOptions;

/** `ergo-bot bot list` */
export function createBotListCommand(deps: CommandDeps, run: Run<BotListOptions> = runBotList): Command {
  const command = describeCommand('list', 'List the bots, how each messenger is doing and what waits.', [
    'ergo-bot bot list',
    'ergo-bot bot list --json | jq ".items[].messengers[] | select(.state != \\"receiving\\")"',
  ]);
  return performs(command, deps, run);
}

const HEADING = ['BOT', 'TITLE', 'MESSENGER', 'ACCOUNT', 'STATE', 'LAST RECEIVED', 'INBOX', 'OUTBOX', 'SET ASIDE'];

export async function runBotList(options: BotListOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, ({ client, contract }) => client.call(contract.bots.list, {}));
  io.data(options.json ? JSON.stringify(list) : await table(HEADING, list.items.flatMap(rows)));
  return 0;
}

/** One row for each messenger of the bot; the counts belong to the bot and stand in its first row only. */
function rows(bot: Bot): string[][] {
  const counts = [bot.inboxWaiting, bot.outboxWaiting, bot.setAside].map(String);
  return bot.messengers.map(({ messenger, account, state, lastReceivedAt }, index) => [
    bot.id,
    bot.title,
    messenger,
    account ?? '–',
    bot.paused ? `${state}, paused` : state,
    lastReceivedAt ?? '–',
    ...(index === 0 ? counts : ['', '', '']),
  ]);
}
