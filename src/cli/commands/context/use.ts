import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import type { Io } from '../../io.ts';
import { changeLogins, LOCAL, readLogins } from '../../the-daemon.ts';

export type ContextUseOptions = GlobalOptions & { name: string };

/** `ergo-bot context use` */
export function createContextUseCommand(deps: CommandDeps, run: Run<ContextUseOptions> = runContextUse): Command {
  const command = describeCommand('use', 'Talk to another daemon from now on.', [
    'ergo-bot context use production',
    'ergo-bot context use local',
  ]).argument('<name>', 'a name that `ergo-bot context list` shows');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such context. */
export async function runContextUse({ name }: ContextUseOptions, io: Io): Promise<number> {
  const { contexts } = await readLogins();
  if (name !== LOCAL && !contexts[name])
    throw new AppError('not found', `there is no context "${name}": see them with \`ergo-bot context list\``);
  await changeLogins((known) => ({ ...known, current: name }));
  io.say(`From now on commands talk to ${name}.`);
  return 0;
}
