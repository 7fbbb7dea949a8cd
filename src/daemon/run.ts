import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { readSealKey } from '../config/seal-key.ts';
import { createControlServer } from '../control/server/server.ts';
import { AppError } from '../domain/app-error.ts';
import type { Log } from '../domain/log.ts';
import { lockInstance } from '../store/instance-lock.ts';
import { openStore, SchemaError } from '../store/open.ts';
import { buildDaemon, type Daemon } from './build.ts';
import { openHttpDoor } from './http-door.ts';
import { prepareMediaFolder } from './media-folder.ts';
import { controlServices } from './status.ts';
import { StopSignal } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';

/** What is in hand may take so long after SIGTERM; then it is left for the next start, which finds it in the tables. */
const GRACE = 15_000;
/** And so long in all, whatever hangs. */
const LIMIT = 19_000;

/**
 * Runs the daemon until SIGTERM or SIGINT; a second signal ends it at once. Resolves with the exit code.
 * AppError `conflict` when another daemon works on the data folder, `configuration` when the key or the schema is wrong.
 */
export async function runDaemon(config: Config, log: Log): Promise<number> {
  // The database holds people's data: nothing in the data folder is for other users.
  process.umask(0o077);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const lock = lockInstance(join(config.dataDir, 'instance.lock'));
  if (!lock)
    throw new AppError(
      'conflict',
      `Another ergo-bot is already running on ${config.dataDir}. Stop it first, or use another dataDir.`,
    );
  const stop = new StopSignal();
  try {
    await serve(config, log, stop);
    return 0;
  } finally {
    stop.forget();
    lock.release();
  }
}

async function serve(config: Config, log: Log, stop: StopSignal): Promise<void> {
  const mediaDir = join(config.dataDir, 'media');
  await prepareMediaFolder(mediaDir);
  const store = await openDatabase(config);
  const hurry = new AbortController();
  const daemon = buildDaemon({ config, log, store, mediaDir, sealKey: await sealKey(config), signal: hurry.signal });
  const door = await openHttpDoor({ listen: config.http.listen, mediaDir, viber: daemon.viber });
  const services = controlServices({ ...daemon, bots: config.bots });
  const control = await createControlServer({ listen: config.control.listen, services, log });

  daemon.dispatcher.wake();
  await daemon.poster.start();
  for (const channel of daemon.channels) await channel.start();
  log.info({ bots: config.bots.map((bot) => bot.id), port: door.port }, 'ready');

  const signal = await stop.received;
  log.info({ signal }, 'stopping: finishing what is in hand');
  const ended = new AbortController();
  void systemClock.sleep(GRACE, ended.signal).then(() => hurry.abort());
  const stopped = (async () => {
    await control.close();
    await stopDaemon(daemon, () => door.close());
    await store.close();
  })();
  const inTime = await Promise.race([
    stopped.then(() => true),
    systemClock.sleep(LIMIT, ended.signal).then(() => false),
  ]);
  ended.abort();
  if (inTime) log.info({}, 'stopped');
  else log.warn({}, 'stopped with work in hand; it goes on at the next start');
}

/** Nothing new comes in, then what is in hand is finished, in the order in which a message travels. */
async function stopDaemon(daemon: Daemon, closeDoor: () => Promise<void>): Promise<void> {
  await Promise.all([closeDoor(), ...daemon.channels.map((channel) => channel.stopReceiving())]);
  await daemon.dispatcher.stop();
  await daemon.poster.stop();
  await Promise.all(daemon.channels.map((channel) => channel.sender.stop()));
  await daemon.close();
}

async function openDatabase(config: Config) {
  try {
    return await openStore({ file: join(config.dataDir, 'ergo-bot.db'), clock: systemClock });
  } catch (error) {
    if (error instanceof SchemaError) throw new AppError('configuration', error.message, { cause: error });
    throw error;
  }
}

async function sealKey(config: Config): Promise<Uint8Array> {
  const key = await readSealKey(config);
  if (key.ok) return key.value;
  const { path, found, expected } = key.failure;
  throw new AppError('configuration', `${path}: found ${found}, expected ${expected}.`);
}
