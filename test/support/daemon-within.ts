import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { Daemon } from '../../src/daemon/build.ts';
import { prepareMediaFolder } from '../../src/daemon/media-folder.ts';
import { startDaemon, stopDaemon } from '../../src/daemon/run.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { recordedLog } from './recorded-log.ts';
import { TELEGRAM_TOKEN, VIBER_TOKEN, type World } from './world.ts';

/**
 * The whole daemon in the test's own process, for reaching what none of its doors offers. The messengers know
 * it when this resolves; it is stopped when the test ends.
 */
export async function daemonWithin(world: World): Promise<Daemon> {
  const config = await loadConfig(world.configFile, { T_TOKEN: TELEGRAM_TOKEN, V_TOKEN: VIBER_TOKEN });
  if (!config.ok) throw new Error(JSON.stringify(config.failure));
  const { dataDir } = config.value;
  await mkdir(dataDir, { recursive: true });
  const mediaDir = join(dataDir, 'media');
  await prepareMediaFolder(mediaDir);
  const store = await openStore({ file: join(dataDir, 'ergo-bot.db'), clock: systemClock });
  const { signal } = new AbortController();
  const running = await startDaemon({ config: config.value, log: recordedLog(), store, mediaDir, signal });
  onTestFinished(() => stopDaemon(running, store));
  const { daemon } = running;
  await vi.waitUntil(() => daemon.channels.every((channel) => channel.status().state === 'receiving'), 20_000);
  return daemon;
}
