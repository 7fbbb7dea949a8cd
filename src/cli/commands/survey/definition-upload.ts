import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../../domain/app-error.ts';
import type { MessengerName } from '../../../domain/messenger-name.ts';
import type { ControlApi } from '../../control-api.ts';
import type { Io } from '../../io.ts';

/** A survey as the API takes it: its file, and under which names its pictures have been kept. */
export type Draft = { source: string; pictures: Record<string, string> };

/** What is in the file, "-" for standard input; pictures are looked for beside it. */
export async function readSource(path: string, io: Io): Promise<string> {
  return path === '-' ? io.input() : new TextDecoder().decode(await readGiven(path));
}

/** Has the file checked, and uploads the pictures that it names. AppError `usage` says everything that is wrong. */
export async function uploadDraft(
  { client, contract }: ControlApi,
  given: { bot: string; source: string; folder: string; messengers?: MessengerName[] },
): Promise<Draft> {
  const { bot, source, folder, messengers } = given;
  const params = { bot };
  const wanted = await client.call(contract.surveys.check, { params, body: { source, messengers } });
  const pictures: Record<string, string> = {};
  for (const path of wanted.pictures) {
    const body = await readGiven(resolve(folder, path));
    pictures[path] = (await client.call(contract.broadcasts.picture, { params, body })).picture;
  }
  return { source, pictures };
}

/** Where the pictures of a file are looked for. */
export function folderOf(path: string): string {
  return path === '-' ? '.' : dirname(path);
}

async function readGiven(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('usage', `${path} cannot be read (${error.code ?? error.message})`);
  });
  return new Uint8Array(bytes);
}
