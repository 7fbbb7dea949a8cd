import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { MESSENGERS, type MessengerName } from '../../../domain/messenger-name.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { FILTER_OPTION, SEGMENT_OPTION, whom, type WhomOptions } from '../../whom.ts';

export type BroadcastCreateOptions = GlobalOptions &
  WhomOptions & {
    bot?: string;
    title: string;
    text?: string;
    textFile?: string;
    picture?: string;
    button?: string;
    link?: string;
    messenger?: MessengerName[];
    everyAccount?: boolean;
  };

/** `ergo-bot broadcast create` */
export function createBroadcastCreateCommand(
  deps: CommandDeps,
  run: Run<BroadcastCreateOptions> = runBroadcastCreate,
): Command {
  const command = describeCommand(
    'create',
    'Draft a broadcast and check it against the limits of each messenger. Text: *bold*, _italic_, ~struck~, `code`, [words](https://…), {name|friend}.',
    [
      'ergo-bot broadcast create --title "Весна" --text "Привіт, {first_name|друже}! *Подвійні бали* до неділі 🌷"',
      'ergo-bot broadcast create --title "Весна" --text-file spring.md --picture spring.jpg --button "🔥 Дивитися" --link https://club.ergo-global.com/',
      'ergo-bot broadcast create --title "Повертайтесь" --text-file back.md --segment Сплячі',
    ],
  )
    .option(...BOT_OPTION)
    .requiredOption('--title <title>', 'how colleagues find it; nobody else sees it')
    .option('--text <text>', 'the words')
    .option('--text-file <path>', 'where the words are, "-" for standard input')
    .option('--picture <path>', 'a JPEG, PNG, WebP or GIF')
    .option('--button <label>', 'the words on the button')
    .option('--link <url>', 'where the button leads')
    .option(...SEGMENT_OPTION)
    .option(...FILTER_OPTION)
    .addOption(new Option('--messenger <name...>', 'only in these messengers').choices(MESSENGERS))
    .option('--every-account', 'to each account of who has several; else to the one used last');
  return performs(command, deps, run);
}

/** Exit codes: 2 when a messenger would not take it; every reason is said. */
export async function runBroadcastCreate(options: BroadcastCreateOptions, io: Io): Promise<number> {
  const { title, messenger: messengers, everyAccount = false, button: label, link: url } = options;
  if ((label === undefined) !== (url === undefined)) throw new AppError('usage', '--button and --link go together');
  const text = await textOf(options, io);
  const bytes = options.picture === undefined ? undefined : await readGiven('--picture', options.picture);
  const created = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    const { broadcasts } = api.contract;
    const picture = bytes && (await api.client.call(broadcasts.picture, { params, body: bytes })).picture;
    const button = label !== undefined && url !== undefined ? { label, url } : undefined;
    return api.client.call(broadcasts.create, {
      params,
      body: { title, text, everyAccount, picture, button, messengers, ...whom(options) },
    });
  });
  if (options.json) io.data(JSON.stringify(created));
  else {
    io.data(String(created.id));
    io.say(`Drafted. See it: ergo-bot broadcast preview ${created.id}, send it: ergo-bot broadcast send ${created.id}`);
  }
  return 0;
}

async function textOf({ text, textFile }: BroadcastCreateOptions, io: Io): Promise<string> {
  if (text !== undefined && textFile !== undefined) throw new AppError('usage', 'give --text or --text-file, not both');
  if (textFile === '-') return (await io.input()).trimEnd();
  if (textFile === undefined) return text ?? '';
  return new TextDecoder().decode(await readGiven('--text-file', textFile)).trimEnd();
}

async function readGiven(option: string, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('usage', `${option}: ${path} cannot be read (${error.code ?? error.message})`);
  });
  return new Uint8Array(bytes);
}
