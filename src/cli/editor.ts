import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../config/environment.ts';
import { AppError } from '../domain/app-error.ts';

/** Opens the text in the user's editor and answers what was saved. AppError `usage` when the editor cannot be started or fails. */
export async function editText(text: string): Promise<string> {
  const { editor, runtimeDir } = readEnvironment();
  const folder = await mkdtemp(join(runtimeDir ?? tmpdir(), 'ergo-bot-'));
  const file = join(folder, 'text.txt');
  try {
    await writeFile(file, `${text}\n`, { mode: 0o600 });
    // The variable may hold options too ("code --wait"), so a shell reads it, as git does.
    const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'editor', file], { stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new AppError('usage', `the editor (${editor}) failed: nothing was changed; set EDITOR`);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
