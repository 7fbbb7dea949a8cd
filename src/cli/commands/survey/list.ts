import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';
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
  const row = (one: (typeof list.items)[number]) => [
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
  ];
  await sayPage(list, { heading: HEADING, row }, options, io);
  return 0;
}
