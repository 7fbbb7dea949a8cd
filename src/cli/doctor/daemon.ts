import type { BotList } from '../../control/contract.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { GlobalOptions } from '../command.ts';
import { callDaemon } from '../control-api.ts';

/** Whether the daemon answers on its control socket, and what it says of its messengers and its queues. */
export async function examineDaemon(options: GlobalOptions): Promise<Finding[]> {
  try {
    const { items } = await callDaemon(options, (client) => client.bots());
    return [{ check: 'daemon', state: 'ok', found: 'it runs and answers' }, ...items.flatMap(examineBot)];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const next = error.code === 'unreachable' ? 'Start it: ergo-bot run' : 'Look into its log.';
    return [{ check: 'daemon', state: 'warning', found: error.message, next }];
  }
}

function examineBot(bot: BotList['items'][number]): Finding[] {
  const messengers = bot.messengers.map(({ messenger, state }): Finding => {
    const check = `receiving from ${messenger} ${bot.id}`;
    if (state === 'receiving') return { check, state: 'ok', found: 'messages come in' };
    const next = 'The log of the daemon says why, once a minute.';
    return { check, state: state === 'failing' ? 'failed' : 'warning', found: `the daemon is ${state}`, next };
  });
  if (bot.setAside === 0) return messengers;
  const next = 'See them with `ergo-bot inbox list`, try them again with `ergo-bot inbox retry`.';
  const aside: Finding = {
    check: `inbox ${bot.id}`,
    state: 'warning',
    found: `${bot.setAside} updates are set aside`,
    next,
  };
  return [...messengers, aside];
}
