import { homedir } from 'node:os';
import type { Command } from 'commander';
import { readEnvironment } from '../../config/environment.ts';
import { AppError } from '../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import type { Io } from '../io.ts';
import { theDaemon } from '../the-daemon.ts';

export type ConsoleOptions = GlobalOptions & { reset?: boolean };

/** `ergo-bot console` */
export function createConsoleCommand(deps: CommandDeps, run: Run<ConsoleOptions> = runConsoleCommand): Command {
  const command = describeCommand('console', 'Talk with sellers: all dialogs of your bots in one window.', [
    'ergo-bot console',
    'ergo-bot console --lang en --context office',
    'ergo-bot console --reset',
  ]).option('--reset', 'put a terminal right that a console which was killed has left in disorder, and end');
  return performs(command, deps, run);
}

/** AppError `usage` where nobody sits at a terminal, `unreachable` and `not signed in` before the screen is taken. */
export async function runConsoleCommand(options: ConsoleOptions, io: Io): Promise<number> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new AppError('usage', 'the console needs a terminal: run it where you can type');
  if (options.reset) {
    const { RESET } = await import('../../console/screen/sequences.ts');
    output.write(RESET);
    return 0;
  }
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
