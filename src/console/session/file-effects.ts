import { buffer } from 'node:stream/consumers';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contract } from '../../control/contract.ts';
import { AppError } from '../../domain/app-error.ts';
import type { EffectParts, Performers } from './effects.ts';
import { halfBlocks } from './half-blocks.ts';

const { dialogs, desk } = contract;
const LARGEST = 10 * 1024 * 1024;

type Files = 'picture' | 'save picture' | 'attach picture' | 'complete path';

/** Pictures from the daemon, and files of this machine. */
export function fileEffects({ client, words, home }: EffectParts): Performers<Files> {
  const download = async (id: number, message: number) => {
    const { content } = await client.download(dialogs.picture, { params: { id, message } });
    return buffer(content).catch((error: unknown) => {
      throw new AppError('unreachable', 'the picture did not come through', { cause: error });
    });
  };
  const real = (path: string) => (path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : path);
  return {
    picture: async ({ dialog, message, columns, rows, isFull }) => {
      const picture = await download(dialog, message).then(
        (bytes) => halfBlocks(bytes, { columns, rows }),
        (error: unknown) => {
          if (error instanceof AppError) return { state: 'missing' as const };
          throw error;
        },
      );
      return { type: 'picture', message, picture, isFull };
    },
    'save picture': async ({ dialog, message, path }) => {
      const bytes = await download(dialog, message);
      // Never over a file that is there.
      await writeFile(real(path), bytes, { flag: 'wx', mode: 0o600 }).catch(cannot);
      return { type: 'news', text: words.saved(path) };
    },
    'attach picture': async ({ dialog, path }) => {
      const file = real(path);
      const { size } = await stat(file).catch(cannot);
      const content = size > LARGEST ? undefined : await readFile(file).catch(cannot);
      if (!content) throw new AppError('usage', 'the picture is larger than 10 MB');
      const { picture } = await client.call(desk.picture, { body: content });
      return { type: 'attached', dialog, attachment: { picture, name: basename(file) } };
    },
    'complete path': async ({ typed }) => ({ type: 'hints', typed, ...(await complete(typed, real)) }),
  };
}

function cannot(error: NodeJS.ErrnoException): never {
  throw new AppError(error.code === 'ENOENT' ? 'not found' : 'usage', error.message, { cause: error });
}

/** The longest beginning that everything possible has in common, and what is possible. */
async function complete(
  typed: string,
  real: (path: string) => string,
): Promise<{ completed: string; hints: string[] }> {
  const folder = typed.endsWith('/') ? typed : `${dirname(typed)}/`;
  const begun = typed.endsWith('/') ? '' : basename(typed);
  const entries = await readdir(real(folder), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter(({ name }) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
  const [first = begun] = names;
  let common = first;
  for (const name of names) while (!name.startsWith(common)) common = common.slice(0, -1);
  const shownFolder = !typed.includes('/') ? '' : folder === '//' ? '/' : folder;
  return { completed: `${shownFolder}${common}`, hints: names.length > 1 ? names : [] };
}
