import { Option, type Command } from 'commander';
import type { DialogLineAnswer } from '../../../control/contract/dialog-shapes.ts';
import { DIALOG_STATES, type DialogState } from '../../../domain/dialog.ts';
import { MESSENGERS, type MessengerName } from '../../../domain/messenger-name.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';

export type DialogListOptions = GlobalOptions & {
  bot?: string;
  messenger?: MessengerName;
  state?: 'open' | DialogState;
  owner?: string;
  search?: string;
  unread?: boolean;
  escalated?: boolean;
  waiting?: boolean;
  limit: string;
  cursor?: string;
};

/** `ergo-bot dialog list` */
export function createDialogListCommand(deps: CommandDeps, run: Run<DialogListOptions> = runDialogList): Command {
  const command = describeCommand('list', 'List the dialogs of every bot that you may see, the last words first.', [
    'ergo-bot dialog list --state open',
    'ergo-bot dialog list --waiting',
    'ergo-bot dialog list --search "067 123-45-67"',
    'ergo-bot dialog list --owner olena --json | jq ".items[].id"',
  ])
    .option('--bot <id>', 'of one bot')
    .addOption(new Option('--messenger <messenger>', 'of one messenger').choices(MESSENGERS))
    .addOption(new Option('--state <state>', 'open: all that are not closed').choices(['open', ...DIALOG_STATES]))
    .option('--owner <login>', 'that this operator has')
    .option('--search <words>', 'with a seller of this name or phone number, or a part of it')
    .option('--unread', 'with words that no operator has seen')
    .option('--escalated', 'that have waited for an answer too long')
    .option('--waiting', 'that wait for an answer, the longest first')
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

const HEADING = ['ID', 'LAST', 'STATE', 'OWNER', 'WAITS SINCE', 'UNREAD', 'SELLER', 'PHONE', 'BOT', 'LAST WORDS'];
/** Of the last words so many characters are shown. */
const SHOWN = 40;

export async function runDialogList(options: DialogListOptions, io: Io): Promise<number> {
  const { bot, messenger, state, owner, search, unread, escalated, waiting, limit, cursor } = options;
  const order = waiting ? ('waiting' as const) : undefined;
  const query = { bot, messenger, state, owner, search, unread, escalated, order, limit, cursor };
  const list = await callDaemon(options, (api) => api.client.call(api.contract.dialogs.list, { query }));
  await sayPage(list, { heading: HEADING, row }, options, io);
  return 0;
}

function row(dialog: DialogLineAnswer): string[] {
  const { last } = dialog;
  const flags = [dialog.state, ...(dialog.escalatedAt ? ['escalated'] : []), ...(dialog.muted ? ['muted'] : [])];
  const words = last === null ? '–' : last.text || `(${last.kind})`;
  return [
    String(dialog.id),
    dialog.lastAt,
    flags.join(', '),
    dialog.owner?.login ?? '–',
    dialog.waitingSince ?? '–',
    String(dialog.unread),
    dialog.name ?? '–',
    dialog.phone ?? '–',
    `${dialog.bot}, ${dialog.messenger}`,
    words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words,
  ];
}
