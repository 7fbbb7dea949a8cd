import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { headTable } from './head-table.ts';

export type SegmentCreateOptions = GlobalOptions & { bot?: string; name: string; filter: string };

/** `ergo-bot segment create` */
export function createSegmentCreateCommand(
  deps: CommandDeps,
  run: Run<SegmentCreateOptions> = runSegmentCreate,
): Command {
  const command = describeCommand('create', 'Give a filter a name, and say how many people it means now.', [
    'ergo-bot segment create "Активні в Києві" --filter "city:Київ AND sales.30d:>=1"',
    'ergo-bot segment create Сплячі --filter "phone:* AND sales.90d:0 AND NOT tag:співробітник"',
  ])
    .argument('<name>', 'how colleagues find it')
    .requiredOption('--filter <filter>', 'whom it means (fields: ergo-bot segment fields)')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 with the place in the filter that is wrong, 5 when there is a segment of that name. */
export async function runSegmentCreate(options: SegmentCreateOptions, io: Io): Promise<number> {
  const { name, filter } = options;
  const { segment, heads } = await callDaemon(options, async ({ client, contract: { segments, ...rest } }) => {
    const params = { bot: await theBot(options, { client, contract: { segments, ...rest } }) };
    const made = await client.call(segments.create, { params, body: { name, filter } });
    return { segment: made, heads: await client.call(segments.count, { params, query: { segment: made.name } }) };
  });
  if (options.json) io.data(JSON.stringify({ ...segment, heads }));
  else {
    io.data(await headTable(heads));
    io.say(`The segment "${segment.name}" is made. See its people: ergo-bot segment people "${segment.name}"`);
  }
  return 0;
}
