import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { WHO_ARGUMENT } from './show.ts';

export type ProfileSetOptions = GlobalOptions & { bot?: string; who: string; values: string[] };

/** `ergo-bot profile set` */
export function createProfileSetCommand(deps: CommandDeps, run: Run<ProfileSetOptions> = runProfileSet): Command {
  const command = describeCommand(
    'set',
    'Set attributes of somebody; nothing behind the = takes one away. All accounts of a phone share them.',
    ['ergo-bot profile set 0671234567 city=Київ visits=3', 'ergo-bot profile set 118 city='],
  )
    .argument(...WHO_ARGUMENT)
    .argument('<values...>', 'key=value; the keys: ergo-bot profile attribute list')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for a value that the attribute cannot have, 3 when there is nobody like that or no such attribute. */
export async function runProfileSet(options: ProfileSetOptions, io: Io): Promise<number> {
  const values = Object.fromEntries(options.values.map(readPair));
  const done = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), who: options.who };
    return api.client.call(api.contract.profiles.set, { params, body: { values } });
  });
  if (options.json) io.data(JSON.stringify(done));
  else io.say(`Attributes now: ${done.attributes.map(({ key, value }) => `${key}=${value}`).join(', ') || 'none'}`);
  return 0;
}

function readPair(pair: string): [string, string | null] {
  const at = pair.indexOf('=');
  if (at < 1) throw new AppError('usage', `values: found "${pair}", expected key=value, as in city=Київ`);
  const value = pair.slice(at + 1).trim();
  return [pair.slice(0, at).trim(), value === '' ? null : value];
}
