import type { Bot } from '../../control/contract/bots.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { GlobalOptions } from '../command.ts';
import { callDaemon } from '../control-api.ts';

const runs: Finding = { check: 'daemon', state: 'ok', found: 'it runs and answers' };

const signedOut: Omit<Finding, 'found'> = {
  check: 'messengers',
  state: 'warning',
  next: 'Sign in (`ergo-bot login`), and the doctor asks the daemon how each messenger is doing.',
};

/** Whether the daemon answers on its control socket, and what it says of its messengers and its queues. */
export async function examineDaemon(options: GlobalOptions): Promise<Finding[]> {
  try {
    const { items } = await callDaemon(options, ({ client, contract }) => client.call(contract.bots.list, {}));
    return [runs, ...items.flatMap(examineBot)];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not signed in') return [runs, { ...signedOut, found: error.message }];
    const next = error.code === 'unreachable' ? 'Start it: ergo-bot run' : 'Look into its log.';
    return [{ check: 'daemon', state: 'warning', found: error.message, next }];
  }
}

function examineBot(bot: Bot): Finding[] {
  const messengers = bot.messengers.map(({ messenger, state }): Finding => {
    const check = `receiving from ${messenger} ${bot.id}`;
    if (state === 'receiving') return { check, state: 'ok', found: 'messages come in' };
    const next = 'The log of the daemon says why, once a minute.';
    return { check, state: state === 'failing' ? 'failed' : 'warning', found: `the daemon is ${state}`, next };
  });
  return [...messengers, ...examinePause(bot), ...examineInbox(bot)];
}

function examinePause({ id, paused }: Bot): Finding[] {
  if (!paused) return [];
  const found = `paused since ${paused.at} by ${paused.by}${paused.reason === '' ? '' : `: ${paused.reason}`}`;
  return [{ check: `bot ${id}`, state: 'warning', found, next: `Let it go on: ergo-bot bot resume ${id}` }];
}

function examineInbox({ id, setAside }: Bot): Finding[] {
  if (setAside === 0) return [];
  const next = 'See them with `ergo-bot inbox list`, try them again with `ergo-bot inbox retry`.';
  return [{ check: `inbox ${id}`, state: 'warning', found: `${setAside} updates are set aside`, next }];
}
