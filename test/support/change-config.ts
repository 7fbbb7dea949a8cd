import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { World } from './world.ts';

const Config = z.looseObject({
  dataDir: z.string(),
  http: z.looseObject({ listen: z.string() }),
  bots: z.array(
    z.looseObject({
      viber: z.unknown().optional(),
      telegram: z.unknown().optional(),
      club: z.unknown().optional(),
    }),
  ),
});
type Config = z.infer<typeof Config>;

/** The configuration of a world's daemons, as it stands in the file. */
export async function configOf({ configFile }: World): Promise<Config> {
  return Config.parse(JSON.parse(await readFile(configFile, 'utf8')));
}

/** Changes it for the daemons that start from now on. */
export async function changeConfig(world: World, change: (config: Config) => void): Promise<void> {
  const config = await configOf(world);
  change(config);
  await writeFile(world.configFile, JSON.stringify(config));
}

/** Where the world reaches the daemon: `http://127.0.0.1:PORT`. */
export async function doorOf(world: World): Promise<string> {
  return `http://${(await configOf(world)).http.listen}`;
}
