import { AppError } from '../../domain/app-error.ts';
import type { GlobalOptions } from '../command.ts';
import type { Io } from '../io.ts';
import { givenPassword } from '../passwords.ts';
import type { Prompts } from '../prompts.ts';
import { wordsIn, type Words } from '../words.ts';

type Account = { login: string; name: string; password?: string };
type Options = GlobalOptions & { administrator?: string; administratorName?: string; passwordFile?: string };

/**
 * Who is to be the first administrator, asked where there are prompts; undefined when nobody is named. AppError `usage`
 * for what can be no account.
 */
export async function firstAdministrator(
  options: Options,
  io: Io,
  prompts: Prompts | undefined,
): Promise<Account | undefined> {
  const words = wordsIn(options.lang);
  const login = options.administrator ?? (await prompts?.text(words.administratorOrNone, '')) ?? '';
  if (login === '') {
    if (options.passwordFile === undefined) return undefined;
    throw new AppError('usage', '--password-file goes with --administrator: it says whose password it is');
  }
  const password = (await givenPassword(options, io)) ?? (await typed(prompts, words));
  const account = { login, name: options.administratorName ?? login, ...(password && { password }) };
  const { checkFirstAccount } = await import('../../daemon/first-account.ts');
  checkFirstAccount(account);
  return account;
}

/** Undefined without prompts, and when one is to be made. */
async function typed(prompts: Prompts | undefined, words: Words): Promise<string | undefined> {
  const password = await prompts?.hidden(words.newPasswordOrNone);
  if (!password) return undefined;
  if ((await prompts?.hidden(words.repeatPassword)) === password) return password;
  throw new AppError('usage', 'the two passwords are not the same: nothing was written');
}

/** AppError `partly done` when the configuration is written and the account could not be made. */
export async function addAdministrator(file: string, dataDir: string, account: Account) {
  const { addFirstAccountBeside } = await import('../../daemon/first-account.ts');
  try {
    return await addFirstAccountBeside(file, dataDir, account);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('partly done', `${file} is written, but ${account.login} could not be added: ${error.message}`);
  }
}

/** A password that was made is data: it is shown this once. */
export function sayAdministrator(added: { login: string; password?: string }, words: Words, io: Io): void {
  io.say(words.administratorAdded(added.login));
  if (added.password !== undefined) io.data(added.password);
}
