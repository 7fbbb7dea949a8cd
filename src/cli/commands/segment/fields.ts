import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SegmentFieldsOptions = GlobalOptions & { bot?: string };

/** `ergo-bot segment fields` */
export function createSegmentFieldsCommand(
  deps: CommandDeps,
  run: Run<SegmentFieldsOptions> = runSegmentFields,
): Command {
  const command = describeCommand('fields', 'List everything that a filter may ask for, with examples.', [
    'ergo-bot segment fields',
  ]).option(...BOT_OPTION);
  return performs(command, deps, run);
}

export async function runSegmentFields(options: SegmentFieldsOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.segments.fields, { params: { bot: await theBot(options, api) } }),
  );
  if (options.json) io.data(JSON.stringify(list));
  else {
    const rows = list.items.map(({ name, about, examples }) => [name, about, examples.join('  ')]);
    io.data(await table(['FIELD', 'WHAT IT IS', 'EXAMPLES'], rows));
    io.say(
      'Joined by AND, OR, NOT (or - before a term) and brackets. Texts with spaces stand in quotes; * is anything.',
    );
  }
  return 0;
}
