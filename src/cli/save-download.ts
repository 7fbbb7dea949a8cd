import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../domain/app-error.ts';
import type { Io } from './io.ts';

export type OutputOptions = { output?: string; force?: boolean };

/** What `--output` is for, in commands that fetch a file. */
export const OUTPUT_OPTION = [
  '--output <file>',
  'where to write it (- for standard output); a name with its dates unless told',
] as const;

/**
 * Writes a file that the daemon gives: under the name that it has, or `--output`. Half of one is never left under that
 * name. Answers where it is; undefined on standard output. AppError `conflict` when there is one already.
 */
export async function saveDownload(
  { name, content }: { name: string; content: Readable },
  { output, force }: OutputOptions,
  io: Io,
): Promise<string | undefined> {
  if (output === '-') {
    await io.bytes(content);
    return undefined;
  }
  // The name comes from elsewhere: never a path out of this folder.
  const path = output ?? basename(name);
  const part = `${path}.part`;
  try {
    if (!force && (await isThere(path)))
      throw new AppError(
        'conflict',
        `${path} is there already: write over it with --force, or elsewhere with --output`,
      );
    await write(content, part);
    await rename(part, path);
  } catch (error) {
    // Who lets go of an answer halfway is told so by an event, which nobody else listens to.
    content.on('error', () => {}).destroy();
    throw error;
  }
  io.say(`Written: ${path}`);
  return path;
}

async function write(content: Readable, part: string): Promise<void> {
  const file = createWriteStream(part, { mode: 0o600 });
  await once(file, 'open').catch((error: unknown) => {
    throw new AppError('usage', `cannot write ${part}: ${codeOf(error)}`);
  });
  try {
    await pipeline(content, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new AppError('unreachable', `the file broke off (${codeOf(error)}): nothing was written, try again`, {
      cause: error,
    });
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
