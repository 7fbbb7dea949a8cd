import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import type { Io } from '../io.ts';

export type MigrateOptions = GlobalOptions & { backup: boolean };

/** `ergo-bot migrate` */
export function createMigrateCommand(deps: CommandDeps, run: Run<MigrateOptions> = runMigrate): Command {
  const command = describeCommand(
    'migrate',
    'Bring the database of a stopped daemon up to date with this program; a backup is made before.\n' +
      '`ergo-bot run` does the same when it starts.',
    ['ergo-bot migrate', 'ergo-bot migrate --no-backup'],
  ).option('--no-backup', 'make no backup before');
  return performs(command, deps, run);
}

/** Exit codes: 5 while a daemon runs or when the backup cannot be made, 78 when a newer program made the database. */
export async function runMigrate(options: MigrateOptions, io: Io): Promise<number> {
  const config = await readConfiguration(options);
  const { migrate } = await import('../../daemon/restore.ts');
  const done = await migrate(config, { backup: options.backup });
  if (options.json) io.data(JSON.stringify(done));
  else if (done.from === undefined) io.say(`The database is up to date (${done.to}).`);
  else {
    io.say(`The database was brought from ${done.from} to ${done.to}.`);
    if (done.backup !== undefined) io.say(`A backup was made before: ${done.backup}`);
  }
  return 0;
}
