import type { Command } from 'commander';
import type { Backup } from '../../control/contract/backups.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { callDaemon } from '../control-api.ts';
import type { Io } from '../io.ts';
import { table } from '../table.ts';

export type BackupOptions = GlobalOptions & { list?: boolean };

/** `ergo-bot backup` */
export function createBackupCommand(deps: CommandDeps, run: Run<BackupOptions> = runBackup): Command {
  const command = describeCommand(
    'backup',
    'Make a backup of the running daemon: its database and photos, looked through and on disk when this ends.\n' +
      'The key that opens club sessions is not in it (README, "Backups").',
    ['ergo-bot backup', 'ergo-bot backup --list', 'ergo-bot backup --json | jq -r .folder'],
  ).option('--list', 'show the backups that there are');
  return performs(command, deps, run);
}

/** Milliseconds: a large database on a slow disk takes its time. */
const PATIENCE = 6 * 3_600_000;
const HEADING = ['NAME', 'REASON', 'DATABASE', 'PHOTOS', 'PROGRAM', 'SCHEMA'];

/** Exit codes: 5 when one is being made already, when there is no room, or when the database is damaged. */
export async function runBackup(options: BackupOptions, io: Io): Promise<number> {
  if (options.list) return list(options, io);
  const made = await callDaemon(options, ({ client, contract }) => client.call(contract.backups.make, {}, PATIENCE));
  if (options.json) io.data(JSON.stringify(made));
  else {
    io.say(`Made: ${megabytes(made)}, ${made.photos} photos${missing(made)}`);
    io.data(made.folder);
  }
  return 0;
}

async function list(options: BackupOptions, io: Io): Promise<number> {
  const all = await callDaemon(options, ({ client, contract }) => client.call(contract.backups.list, {}));
  if (options.json) io.data(JSON.stringify(all));
  else if (all.items.length === 0) io.say('There is no backup yet.');
  else io.data(await table(HEADING, all.items.map(row)));
  return 0;
}

function row(backup: Backup): string[] {
  return [backup.name, backup.reason, megabytes(backup), String(backup.photos), backup.program, backup.schema];
}

function megabytes({ databaseBytes }: Backup): string {
  return `${Math.ceil(databaseBytes / 1024 ** 2)} MB`;
}

function missing({ photosMissing }: Backup): string {
  return photosMissing === 0 ? '' : ` (${photosMissing} that the database names are nowhere)`;
}
