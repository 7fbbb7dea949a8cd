import { readFile } from 'node:fs/promises';
import { AppError } from '../domain/app-error.ts';
import type { Io } from './io.ts';
import { terminalPrompts } from './prompts.ts';
import { wordsIn } from './words.ts';

/** The password from the file, from standard input (`-`), or typed without being shown. AppError `usage` when it is none of these. */
export async function askPassword(options: { passwordFile?: string }, io: Io, question: string): Promise<string> {
  const given = await givenPassword(options, io);
  if (given !== undefined) return given;
  if (!io.interactive)
    throw new AppError('usage', 'without a terminal say where the password is: --password-file PATH');
  return (await terminalPrompts()).hidden(question);
}

/** The password that a file or standard input (`-`) gives, without its line end; undefined when none is named. */
export async function givenPassword(options: { passwordFile?: string }, io: Io): Promise<string | undefined> {
  const { passwordFile } = options;
  if (passwordFile === undefined) return undefined;
  const content = passwordFile === '-' ? await io.input() : await readPasswordFile(passwordFile);
  const password = content.replace(/\r?\n$/, '');
  if (password === '') throw new AppError('usage', '--password-file: found nothing, expected a password');
  return password;
}

async function readPasswordFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('usage', `--password-file: ${path} cannot be read (${error.code ?? error.message})`);
  });
}

/** A new password: given, typed twice, or (empty, or without a terminal) undefined, so that one is made. */
export async function askNewPassword(
  options: { passwordFile?: string; lang?: 'uk' | 'en' },
  io: Io,
): Promise<string | undefined> {
  const given = await givenPassword(options, io);
  if (given !== undefined || !io.interactive) return given;
  const words = wordsIn(options.lang);
  const typed = await typedTwice(words.newPasswordOrNone, words.repeatPassword);
  return typed === '' ? undefined : typed;
}

/** AppError `usage` when the two are not the same. */
export async function typedTwice(question: string, again: string): Promise<string> {
  const prompts = await terminalPrompts();
  const typed = await prompts.hidden(question);
  if (typed !== '' && (await prompts.hidden(again)) !== typed)
    throw new AppError('usage', 'the two passwords are not the same: nothing was changed');
  return typed;
}
