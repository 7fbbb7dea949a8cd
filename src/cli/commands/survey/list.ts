import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyListOptions = GlobalOptions & { bot?: string; limit: string; cursor?: string };

/** `ergo-bot survey list` */
export function createSurveyListCommand(deps: CommandDeps, run: Run<SurveyListOptions> = runSurveyList): Command {
  const command = describeCommand('list', 'List the surveys of a bot, the newest first.', [
    'ergo-bot survey list',
    'ergo-bot survey list --json | jq ".items[] | select(.state == \\"running\\") | .id"',
  ])
    .option(...BOT_OPTION)
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

const HEADING = ['ID', 'TITLE', 'VERSION', 'STATE', 'MESSENGERS', 'BY', 'LAUNCHED', 'DEADLINE', 'CLOSED', 'NOTE'];

export async function runSurveyList(options: SurveyListOptions, io: Io): Promise<number> {
  const { limit, cursor } = options;
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.list, {
      params: { bot: await theBot(options, api) },
      query: { limit, cursor },
    }),
  );
  if (options.json) io.data(JSON.stringify(list));
  else {
    const rows = list.items.map((one) => [
      String(one.id),
      one.title,
      String(one.version),
      one.state,
      one.messengers.join(', '),
      one.createdBy,
      one.launchedAt ?? one.dueAt ?? '–',
      one.deadlineAt ?? '–',
      one.closedAt ?? '–',
      one.closedBecause ?? one.heldBecause ?? '–',
    ]);
    io.data(await table(HEADING, rows));
    if (list.next) io.say(`More: add --cursor ${list.next}`);
  }
  return 0;
}
