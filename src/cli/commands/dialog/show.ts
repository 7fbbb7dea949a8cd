import { AppError } from '../../../domain/app-error.ts';
import type { DialogLineAnswer, MessageAnswer, PersonAnswer } from '../../../control/contract/dialog-shapes.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import type { Command } from 'commander';

export type DialogShowOptions = GlobalOptions & { id: string; messages: string; before?: string; search?: string };

/** `ergo-bot dialog show` */
export function createDialogShowCommand(deps: CommandDeps, run: Run<DialogShowOptions> = runDialogShow): Command {
  const command = describeCommand('show', 'Show a dialog: the seller, and what was said last.', [
    'ergo-bot dialog show 12',
    'ergo-bot dialog show 12 --search гарантія',
    'ergo-bot dialog show 12 --messages 200 --json | jq -r ".messages[].text"',
  ])
    .argument('<id>', 'the id that `ergo-bot dialog list` shows')
    .option('--messages <count>', 'so many messages, at most 200', '20')
    .option('--before <message>', 'what was said before this message')
    .option('--search <words>', 'only messages that hold these words, the newest of them');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such dialog, or it is of a bot that the caller may not see. */
export async function runDialogShow(options: DialogShowOptions, io: Io): Promise<number> {
  const { id, messages: limit, before, search } = options;
  if (!/^\d{1,15}$/.test(id)) throw new AppError('usage', `id: found "${id}", expected a number`);
  const { dialog, person, messages } = await callDaemon(options, async ({ client, contract }) => {
    const params = { id };
    const shown = await client.call(contract.dialogs.show, { params });
    const found =
      search === undefined
        ? (await client.call(contract.dialogs.messages, { params, query: { limit, before } })).items
        : (await client.call(contract.dialogs.search, { params, query: { words: search, limit, before } })).items;
    return { ...shown, messages: search === undefined ? found : found.toReversed() };
  });
  if (options.json) {
    io.data(JSON.stringify({ dialog, person, messages }));
    return 0;
  }
  io.data(await table(['FIELD', 'VALUE'], whoAndWhose(dialog, person)));
  io.data('');
  io.data(await table(['ID', 'AT', 'WHO', 'WORDS'], messages.map(said)));
  return 0;
}

function whoAndWhose(dialog: DialogLineAnswer, person: PersonAnswer): string[][] {
  const { about } = person;
  const elsewhere = person.elsewhere.map(({ bot, messenger, subscriber }) => `${bot}, ${messenger}, ${subscriber}`);
  const facts: [string, string | null | undefined][] = [
    ['seller', person.name],
    ['user name', person.username],
    ['phones', person.phones.join(', ')],
    ['bot', `${dialog.bot}, ${dialog.messenger}, subscriber ${dialog.subscriber}`],
    ['elsewhere', elsewhere.join('; ')],
    ['tags', person.tags.join(', ')],
    ['signed in', person.signedIn ? 'yes' : 'no'],
    ['state', dialog.muted ? `${dialog.state}, muted` : dialog.state],
    ['with', dialog.owner && `${dialog.owner.name} (${dialog.owner.login})`],
    ['waits since', dialog.waitingSince],
    ['paused until', dialog.pausedUntil],
    ['escalated at', dialog.escalatedAt],
    ['about', about && `sale ${about.id}, ${about.serial}, ${about.refusal ?? about.state}`],
  ];
  return facts.map(([name, value]) => [name, value ? value : '–']);
}

function said({ id, at, author, staff, kind, text, earlier, state, reason }: MessageAnswer): string[] {
  const who = staff ? `${staff.name} (${author})` : author;
  const marks = [
    ...(kind === 'text' ? [] : [kind]),
    ...(earlier.length > 0 ? ['edited'] : []),
    ...(state === 'failed' || state === 'pending' ? [reason ? `${state}: ${reason}` : state] : []),
  ];
  return [String(id), at, who, marks.length > 0 ? `[${marks.join(', ')}] ${text}` : text];
}
