import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';
import { isoFrom, isoUntil } from '../../when.ts';

export type AuditListOptions = GlobalOptions & {
  login?: string;
  action?: string;
  bot?: string;
  target?: string;
  from?: string;
  to?: string;
  limit: string;
  cursor?: string;
};

/** `ergo-bot audit list` */
export function createAuditListCommand(deps: CommandDeps, run: Run<AuditListOptions> = runAuditList): Command {
  const command = describeCommand('list', 'List what staff have changed and revealed, the newest first.', [
    'ergo-bot audit list --login olena --from 2026-03-01',
    'ergo-bot audit list --action staff.grant --json | jq ".items[].target"',
  ])
    .option('--login <login>', 'what one person did')
    .option('--action <action>', 'one kind of deed, for example texts.set')
    .option('--bot <id>', 'what was done to one bot')
    .option('--target <target>', 'what was done to one thing, for example a login')
    .option('--from <time>', 'from this day or time on')
    .option('--to <time>', 'to this day or time')
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

const HEADING = ['TIME', 'LOGIN', 'VIA', 'ACTION', 'BOT', 'TARGET', 'BEFORE', 'AFTER'];

export async function runAuditList(options: AuditListOptions, io: Io): Promise<number> {
  const { login, action, bot, target, from, to, limit, cursor } = options;
  const query = {
    login,
    action,
    bot,
    target,
    from: from && isoFrom('--from', from),
    to: to && isoUntil('--to', to),
    limit,
    cursor,
  };
  const list = await callDaemon(options, ({ client, contract }) => client.call(contract.audit.list, { query }));
  const row = (entry: (typeof list.items)[number]) => [
    entry.at,
    entry.login,
    entry.via,
    entry.action,
    entry.bot ?? '–',
    entry.target ?? '–',
    short(entry.before),
    short(entry.after),
  ];
  await sayPage(list, { heading: HEADING, row }, options, io);
  return 0;
}

function short(value: unknown): string {
  if (value === null || value === undefined) return '–';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
