import { AppError } from '../domain/app-error.ts';
import type { ControlApi } from './control-api.ts';

/** What `--bot` is for, in every command that has it. */
export const BOT_OPTION = ['--bot <id>', 'the bot; without it the only one that you may see'] as const;

/** The bot that a command is about: `--bot`, or the only one the caller may see. AppError `usage` when there are more. */
export async function theBot({ bot }: { bot?: string }, { client, contract }: ControlApi): Promise<string> {
  if (bot !== undefined) return bot;
  const [only, ...others] = (await client.call(contract.bots.list, {})).items.map(({ id }) => id);
  if (only === undefined) throw new AppError('not found', 'no bot is granted to you: ask an administrator');
  if (others.length > 0) throw new AppError('usage', `say which bot with --bot: ${[only, ...others].join(', ')}`);
  return only;
}
