import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import type { Io } from '../../io.ts';
import { changeLogins, readLogins } from '../../the-daemon.ts';

export type ContextRemoveOptions = GlobalOptions & { name: string };

/** `ergo-bot context remove` */
export function createContextRemoveCommand(
  deps: CommandDeps,
  run: Run<ContextRemoveOptions> = runContextRemove,
): Command {
  const command = describeCommand('remove', 'Forget a daemon and the token for it; sign out first to end the token.', [
    'ergo-bot context remove production',
  ]).argument('<name>', 'a name that `ergo-bot context list` shows');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such context. */
export async function runContextRemove({ name }: ContextRemoveOptions, io: Io): Promise<number> {
  const { [name]: removed, ...left } = (await readLogins()).contexts;
  if (!removed)
    throw new AppError('not found', `there is no context "${name}": see them with \`ergo-bot context list\``);
  await changeLogins(({ current, logins }) => {
    const { [removed.server]: _, ...kept } = logins;
    return { ...(current !== name && current !== undefined && { current }), contexts: left, logins: kept };
  });
  io.say(`${name} is forgotten.`);
  return 0;
}
