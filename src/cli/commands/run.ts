import type { Command } from 'commander';
import { readEnvironment } from '../../config/environment.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { readConfiguration } from '../configuration.ts';

export type RunOptions = GlobalOptions;

/** `ergo-bot run` */
export function createRunCommand(deps: CommandDeps, run: Run<RunOptions> = runDaemonCommand): Command {
  const command = describeCommand(
    'run',
    'Start the daemon: receive, answer and deliver for every bot of the configuration, until SIGTERM or Ctrl-C.',
    ['ergo-bot run', 'ergo-bot run --config /etc/ergo-bot/ergo-bot.config.json'],
  );
  return performs(command, deps, run);
}

/** Exit codes: the daemon's own; 78 when the configuration is wrong. */
export async function runDaemonCommand(options: RunOptions): Promise<number> {
  const config = await readConfiguration(options);
  const { createLog } = await import('../../daemon/log.ts');
  const { runDaemon } = await import('../../daemon/run.ts');
  const log = createLog({ level: config.log.level, journal: readEnvironment().underJournal });
  return runDaemon(config, log);
}
