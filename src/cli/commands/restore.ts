import type { Command } from 'commander';
import { AppError } from '../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import type { Io } from '../io.ts';

export type RestoreOptions = GlobalOptions & {
  backup?: string;
  dryRun?: boolean;
  yes?: boolean;
  confirm?: boolean;
  moved?: boolean;
};

/** `ergo-bot restore` */
export function createRestoreCommand(deps: CommandDeps, run: Run<RestoreOptions> = runRestore): Command {
  const command = describeCommand(
    'restore',
    'Put a backup in place of the data of a stopped daemon; what it replaces is kept aside.\n' +
      'What was restored, or copied by hand, is muted: the daemon does not start on it before --confirm.',
    ['ergo-bot restore --dry-run', 'ergo-bot restore 2026-11-27T01-30-00-000Z --yes', 'ergo-bot restore --confirm'],
  )
    .argument('[backup]', 'its name, as `ergo-bot backup --list` shows it, or its folder (default: the newest)')
    .option('--dry-run', 'look the backup through and say what would be done')
    .option('--yes', 'do it')
    .option('--confirm', 'let the daemon receive and send on what was restored or copied')
    .option('--moved', 'with --confirm: nothing was sent since the copy was made, so what waits goes out');
  return performs(command, deps, run);
}

/** Exit codes: 2 without --yes, 3 when there is no such backup, 5 while a daemon runs or when the backup is damaged. */
export async function runRestore(options: RestoreOptions, io: Io): Promise<number> {
  const config = await readConfiguration(options);
  const { confirmRestored, findBackup, restoreBackup } = await import('../../daemon/restore.ts');
  const { moved = false } = options;
  if (moved && !options.confirm)
    throw new AppError('usage', '--moved goes with --confirm: it says how to confirm data that was copied');
  if (options.confirm) {
    const confirmed = await confirmRestored(config, { moved });
    const { from, notSent, held } = confirmed;
    const stand = held === 0 ? '' : `, and ${held} broadcasts stand still: ergo-bot broadcast list says why`;
    const waited = moved ? 'what waits goes out' : `${notSent} messages that waited then are not sent${stand}`;
    const words = `${from} is confirmed; ${waited}. Start: ergo-bot run`;
    return say(confirmed, words, options, io);
  }
  const backup = await findBackup(config, options.backup);
  const what = `${backup.name} (${backup.reason}, program ${backup.program}, schema ${backup.schema}): ${backup.subscribers} subscribers, ${backup.sales} sales, ${backup.photos} photos`;
  if (options.dryRun)
    return say(backup, `${what}. It is whole; it would take the place of what is in ${config.dataDir}.`, options, io);
  if (!options.yes)
    throw new AppError('usage', `${what}. It takes the place of all that is in ${config.dataDir}: add --yes to do it`);
  const replaced = await restoreBackup(config, backup);
  const aside = replaced === undefined ? 'There was nothing in its place.' : `What was there lies in ${replaced}.`;
  const words = `Restored: ${what}.\n${aside}\nIt is muted: nothing is received or sent before \`ergo-bot restore --confirm\`.`;
  return say({ ...backup, replaced: replaced ?? null }, words, options, io);
}

function say(answer: object, words: string, { json }: RestoreOptions, io: Io): number {
  if (json) io.data(JSON.stringify(answer));
  else io.say(words);
  return 0;
}
