import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));

/** Makes the folder of pictures that the bots send, with the program's own in it. */
export async function prepareMediaFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pictures = (await readdir(ASSETS)).filter((name) => name.endsWith('.jpeg'));
  for (const name of pictures) await copyFile(join(ASSETS, name), join(folder, name));
}
