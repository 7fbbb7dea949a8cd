import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../domain/app-error.ts';
import type { Finding } from '../../domain/finding.ts';
import { MESSENGERS } from '../../domain/messenger-name.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../command.ts';
import { findingLines } from '../doctor/report.ts';
import { askBotAnswers, type BotAnswers } from '../init/bot-answers.ts';
import { addAdministrator, firstAdministrator, sayAdministrator } from '../init/administrator.ts';
import { configContent } from '../init/config-content.ts';
import { nextSteps } from '../init/next-steps.ts';
import { refuseExisting, writeFiles } from '../init/write-files.ts';
import type { Io } from '../io.ts';
import { terminalPrompts, type Prompts } from '../prompts.ts';
import { wordsIn } from '../words.ts';

export type InitOptions = GlobalOptions &
  Omit<BotAnswers, 'messengers' | 'pasted'> & {
    messengers: string;
    administrator?: string;
    administratorName?: string;
    passwordFile?: string;
    force?: boolean;
    yes?: boolean;
    offline?: boolean;
  };

/** `ergo-bot init` */
export function createInitCommand(deps: CommandDeps, run: Run<InitOptions> = runInit): Command {
  const command = describeCommand(
    'init',
    'Write ergo-bot.config.json, make the data folder and the first administrator, and try the tokens.\n' +
      'Asks on a terminal; takes everything from flags with --yes.',
    [
      'ergo-bot init',
      'ergo-bot init --yes --messengers telegram --telegram-token file:telegram.token',
      'ergo-bot init --yes --messengers telegram,viber --public-url https://bot.example.com',
      'ergo-bot init --yes --administrator taras --password-file taras.txt',
    ],
  )
    .option('--bot-id <id>', 'small latin letters, digits, dashes', 'ergo-club')
    .option('--title <name>', 'name of the programme', 'ERGO CLUB')
    .option('--messengers <list>', 'telegram, viber or both, with a comma between them', 'telegram')
    .option('--telegram-token <reference>', 'where the token is: env:NAME or file:PATH', 'env:ERGO_CLUB_TELEGRAM_TOKEN')
    .option('--viber-token <reference>', 'where the token is: env:NAME or file:PATH', 'env:ERGO_CLUB_VIBER_TOKEN')
    .option('--sender-name <name>', 'name of the sender in Viber', 'ERGO CLUB')
    .option('--public-url <url>', 'the address under which Viber finds this server')
    .option('--club-url <url>', "address of the club's API", 'https://club.ergo-global.com/api/mobile/')
    .option('--club-site <url>', "the club's web site", 'https://club.ergo-global.com/')
    .option('--club-terms <url>', 'the terms', 'https://club.ergo-global.com/img/Terms-and-agreements.pdf')
    .option('--data-dir <folder>', 'relative to the configuration file', 'data')
    .option('--administrator <login>', 'make the first administrator; without a password file one is made and printed')
    .option('--administrator-name <name>', 'the name that colleagues see (default: the login)')
    .option('--password-file <path>', 'where the password of the administrator is, "-" for standard input')
    .option('--yes', 'ask nothing: everything comes from the flags; needed without a terminal')
    .option('--offline', 'do not try the tokens out')
    .option('--force', 'write over a configuration that is there');
  return performs(command, deps, run);
}

/**
 * Exit codes: 2 without a terminal and without --yes, or when the answers make no right configuration or account, 5 when
 * there is a configuration already, 7 when it was written and the administrator could not be made.
 */
export async function runInit(options: InitOptions, io: Io, prompts?: Prompts): Promise<number> {
  const { checkConfig, CONFIG_FILE } = await import('../../config/load.ts');
  const words = wordsIn(options.lang);
  const file = resolve(options.config ?? CONFIG_FILE);
  if (!options.force) await refuseExisting(file);
  const given = fromFlags(options);
  const asks = !options.yes;
  if (asks && !io.interactive)
    throw new AppError('usage', 'without a terminal nothing can be asked: add --yes to take everything from the flags');
  const answers = asks ? await askBotAnswers(given, prompts ?? (await terminalPrompts()), words) : given;

  const content = configContent(answers);
  const checked = checkConfig(content, file);
  if (!checked.ok) {
    const { formatProblems } = await import('../../config/problem.ts');
    throw new AppError('usage', formatProblems('the answers', checked.failure));
  }
  const first = await firstAdministrator(options, io, asks ? (prompts ?? (await terminalPrompts())) : undefined);
  await writeFiles({ file, content, answers, force: options.force ?? false });
  const added = first && (await addAdministrator(file, answers.dataDir, first));

  const accounts = options.offline ? [] : await examineTokens(file);
  const steps = nextSteps(answers, words);
  if (options.json) io.data(JSON.stringify({ file, accounts, ...(added && { administrator: added }), next: steps }));
  else {
    io.say(words.written(file));
    if (added) sayAdministrator(added, words, io);
    if (accounts.length > 0) io.say(findingLines(accounts, io));
    io.say([words.nextSteps, ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'));
  }
  return 0;
}

/** Tokens that are already where the configuration looks for them are tried out. */
async function examineTokens(file: string): Promise<Finding[]> {
  const { loadConfig } = await import('../../config/load.ts');
  const config = await loadConfig(file);
  if (!config.ok) return [];
  const { examineAccounts } = await import('../../daemon/doctor.ts');
  return examineAccounts(config.value);
}

function fromFlags(options: InitOptions): BotAnswers {
  const names = options.messengers.split(',').map((name) => name.trim());
  const messengers = MESSENGERS.filter((messenger) => names.includes(messenger));
  const strangers = names.filter((name) => !MESSENGERS.some((messenger) => messenger === name));
  if (strangers.length > 0)
    throw new AppError('usage', `--messengers takes telegram and viber, not ${strangers.join()}`);
  return { ...options, messengers, pasted: {} };
}
