import type { Command } from 'commander';
import type { FilterField } from '../../../control/contract/segments.ts';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions } from '../../command.ts';
import { callDaemon, type ControlApi } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { terminalPrompts, type Prompts } from '../../prompts.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { wordsIn } from '../../words.ts';
import { headTable } from './head-table.ts';

export type SegmentBuildOptions = GlobalOptions & { bot?: string };

/** `ergo-bot segment build` */
export function createSegmentBuildCommand(deps: CommandDeps): Command {
  const command = describeCommand(
    'build',
    'Make a segment by answering questions: field by field, with the number of people after each.',
    ['ergo-bot segment build'],
  ).option(...BOT_OPTION);
  return performs<SegmentBuildOptions>(command, deps, (options, io) => runSegmentBuild(options, io));
}

/** Exit codes: 2 without a terminal. */
export async function runSegmentBuild(
  options: SegmentBuildOptions,
  io: Io,
  ask: () => Promise<Prompts> = terminalPrompts,
): Promise<number> {
  if (!io.interactive)
    throw new AppError('usage', 'this asks questions: without a terminal use `ergo-bot segment create`');
  const words = wordsIn(options.lang);
  const prompts = await ask();
  await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    const { items: fields } = await api.client.call(api.contract.segments.fields, { params });
    let filter = '';
    for (;;) {
      const term = await askTerm(prompts, fields, words);
      if (term === '') break;
      filter = (await tryTerm(api, { params, filter, term }, io)) ?? filter;
    }
    if (filter === '') throw new AppError('interrupted', 'No segment was made.');
    const name = await prompts.text(words.segmentName, '');
    if (name === '') throw new AppError('interrupted', `No segment was made. The filter was: ${filter}`);
    const made = await api.client.call(api.contract.segments.create, { params, body: { name, filter } });
    if (options.json) io.data(JSON.stringify(made));
    else io.data(`${made.name}: ${made.filter}`);
  });
  return 0;
}

/** One condition as it stands in a filter; nothing when these are all. */
async function askTerm(
  prompts: Prompts,
  fields: readonly FilterField[],
  words: ReturnType<typeof wordsIn>,
): Promise<string> {
  const enough = { value: '', name: words.enough };
  const choices = fields.map(({ name, about }) => ({ value: name, name: `${name} – ${about}` }));
  const chosen = await prompts.one(words.segmentField, [enough, ...choices]);
  const field = fields.find(({ name }) => name === chosen);
  if (!field) return '';
  const [example = `${field.name}:`] = field.examples;
  return prompts.text(words.segmentTerm(field.examples.join('   ')), example);
}

/** The filter with the condition, once the daemon has understood it; what is wrong with it is said. */
async function tryTerm(
  { client, contract: { segments } }: ControlApi,
  { params, filter, term }: { params: { bot: string }; filter: string; term: string },
  io: Io,
): Promise<string | undefined> {
  const longer = [...(filter === '' ? [] : [filter]), /\bOR\b/.test(term) ? `(${term})` : term].join(' AND ');
  try {
    io.say(await headTable(await client.call(segments.count, { params, query: { filter: longer } })));
    io.say(longer);
    return longer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'usage') throw error;
    io.say(error.message);
    return undefined;
  }
}
