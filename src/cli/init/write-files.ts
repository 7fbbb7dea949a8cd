import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../domain/app-error.ts';
import type { BotAnswers } from './bot-answers.ts';
import { SCHEMA_FILE, tokenFile } from './config-content.ts';

type Files = { file: string; content: unknown; answers: BotAnswers; force: boolean };

/**
 * Makes the data folder (0700), lays pasted tokens into files (0600), and writes the configuration and its JSON Schema.
 * AppError `conflict` when there is a configuration already and nobody said to write over it.
 */
export async function writeFiles({ file, content, answers, force }: Files): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await writeConfig(file, content, force);

  const { configJsonSchema } = await import('../../config/json-schema.ts');
  await writeFile(resolve(folder, SCHEMA_FILE), asText(configJsonSchema()));

  await mkdir(resolve(folder, answers.dataDir), { recursive: true, mode: 0o700 });
  for (const messenger of answers.messengers) {
    const token = answers.pasted[messenger];
    if (token === undefined) continue;
    const path = resolve(folder, tokenFile(answers, messenger));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, `${token}\n`, { mode: 0o600 });
  }
}

async function writeConfig(file: string, content: unknown, force: boolean): Promise<void> {
  try {
    await writeFile(file, asText(content), { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw alreadyThere(file);
  }
}

/** AppError `conflict` before anybody has been asked anything, when there is a configuration already. */
export async function refuseExisting(file: string): Promise<void> {
  if (await stat(file).catch(() => undefined)) throw alreadyThere(file);
}

function alreadyThere(file: string): AppError {
  return new AppError('conflict', `${file} is there already; --force writes over it`);
}

function asText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
