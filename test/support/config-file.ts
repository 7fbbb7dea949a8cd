import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** Somewhere nothing listens: port 9 is "discard", which no test machine serves. */
export const NOWHERE = 'http://127.0.0.1:9/';

/** Writes a right configuration with one Telegram bot into a folder that goes with the test; `change` is laid over it. */
export async function configFile(change: object = {}): Promise<{ file: string; folder: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, 'ergo-bot.config.json');
  await writeFile(join(folder, 'telegram.token'), '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw\n');
  const club = { url: NOWHERE, site: NOWHERE, terms: NOWHERE };
  const telegram = { token: `file:${folder}/telegram.token`, apiRoot: NOWHERE };
  const bots = [{ id: 'ergo-club', title: 'ERGO CLUB', club, telegram }];
  await writeFile(file, JSON.stringify({ bots, ...change }));
  return { file, folder };
}
