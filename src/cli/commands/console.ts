import { homedir } from 'node:os';
import type { Command } from 'commander';
import { readEnvironment } from '../../config/environment.ts';
import { AppError } from '../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import type { Io } from '../io.ts';
import { theDaemon } from '../the-daemon.ts';

/** `ergo-bot console` */
export function createConsoleCommand(deps: CommandDeps, run: Run<GlobalOptions> = runConsoleCommand): Command {
  const command = describeCommand('console', 'Talk with sellers: all dialogs of your bots in one window.', [
    'ergo-bot console',
    'ergo-bot console --lang en --context office',
  ]);
  return performs(command, deps, run);
}

/** AppError `usage` where nobody sits at a terminal, `unreachable` and `not signed in` before the screen is taken. */
export async function runConsoleCommand(options: GlobalOptions, io: Io): Promise<number> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new AppError('usage', 'the console needs a terminal: run it where you can type');
  const { stateHome } = readEnvironment();
  const [{ runConsole }, { systemClock: clock, systemRandom: random }] = await Promise.all([
    import('../../console/run-console.ts'),
    import('../../daemon/system-clock.ts'),
  ]);
  const { server, token } = await theDaemon(options);
  const place = { server, token, stateHome, home: homedir(), language: options.lang };
  const streams = { input, output, hasColours: io.colour, interrupted: io.interrupted() };
  await runConsole({ ...place, ...streams, clock, random });
  return 0;
}
