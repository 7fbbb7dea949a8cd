import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../domain/app-error.ts';

const login = z.object({ login: z.string(), token: z.string(), expiresAt: z.iso.datetime() });

const loginFile = z.object({
  current: z.string().optional(),
  contexts: z.record(z.string(), z.object({ server: z.string() })).default({}),
  logins: z.record(z.string(), login).default({}),
});

/** Which daemons somebody works with, by name, and the token for each, by its address. */
export type LoginFile = z.output<typeof loginFile>;

/** Where it is kept: for its owner only, in the folder for configuration (XDG Base Directory Specification). */
export function loginFilePath(configHome: string): string {
  return join(configHome, 'ergo-bot', 'logins.json');
}

/** An empty one where there is none. AppError `configuration` when it cannot be understood. */
export async function readLoginFile(path: string): Promise<LoginFile> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new AppError('configuration', `${path} cannot be read: ${error.code ?? error.message}`);
  });
  try {
    return loginFile.parse(JSON.parse(content));
  } catch (error) {
    throw new AppError('configuration', `${path} is damaged: remove it and sign in again`, { cause: error });
  }
}

/** Replaces the file in one step, so that a crash leaves the old one. */
export async function writeLoginFile(path: string, content: LoginFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}
