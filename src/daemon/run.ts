import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { readSealKey } from '../config/seal-key.ts';
import type { ControlServer } from '../control/server/server.ts';
import { AppError } from '../domain/app-error.ts';
import type { Log } from '../domain/log.ts';
import { LATEST_SCHEMA } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { settleIn } from '../upkeep/installation.ts';
import { mutedBy } from '../upkeep/restored-data.ts';
import { buildDaemon, type BuildProps, type Daemon } from './build.ts';
import { botsService, openControl } from './build-control.ts';
import { lockFolder, onDataFolder } from './data-folder.ts';
import { DatabaseWatch } from './database-watch.ts';
import { explainMuted } from './explain-muted.ts';
import { healthRoutes } from './health.ts';
import { openHttpDoor, type HttpDoor } from './http-door.ts';
import { prepareMediaFolder } from './media-folder.ts';
import { backupsOf, databaseFile, openDatabase } from './open-database.ts';
import { StopSignal } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';

/** What is in hand may take so long after SIGTERM; then it is left for the next start, which finds it in the tables. */
const GRACE = 15_000;
/** And so long in all, whatever hangs. */
const LIMIT = 19_000;
/** EX_CONFIG: a service manager does not start what ended so again by itself. */
const CONFIGURATION = 78;

/**
 * Runs the daemon until SIGTERM or SIGINT; a second signal ends it at once. Resolves with the exit code.
 * AppError `conflict` when another daemon works on the data folder, `configuration` when the folder, the key or the
 * database cannot be used.
 */
export async function runDaemon(config: Config, log: Log): Promise<number> {
  // The database holds people's data: nothing in the data folder is for other users.
  process.umask(0o077);
  const lock = await onDataFolder(() => lockFolder(config.dataDir));
  if (!lock)
    throw new AppError(
      'conflict',
      `Another ergo-bot is already running on ${config.dataDir}. Stop it first, or use another dataDir.`,
    );
  const stop = new StopSignal();
  let end: End = { inTime: true };
  try {
    await refuseMuted(config.dataDir);
    end = await serve(config, log, stop);
    if (end.damage) throw end.damage;
    return 0;
  } finally {
    stop.forget();
    lock.release();
    // Whatever still hangs would keep the process alive for as long as it hangs.
    if (!end.inTime) stop.leave(end.damage ? CONFIGURATION : 0);
  }
}

/** Restored and copied data is an old state of things: nothing may come of it before somebody has said so. */
async function refuseMuted(dataDir: string): Promise<void> {
  const muted = await onDataFolder(() => mutedBy(dataDir));
  if (!muted) return;
  throw new AppError('configuration', `${explainMuted(dataDir, muted)}: until then nothing is received or sent.`);
}

/** Whether everything in hand was finished in time, and what ended it where nobody asked it to. */
type End = { inTime: boolean; damage?: AppError };

async function serve(config: Config, log: Log, stop: StopSignal): Promise<End> {
  const mediaDir = join(config.dataDir, 'media');
  await onDataFolder(() => prepareMediaFolder(mediaDir));
  const watch = new DatabaseWatch({ log, clock: systemClock, dataDir: config.dataDir });
  const { store, upgrade } = await openDatabase(config.dataDir, backupsOf(config), watch);
  if (upgrade) log.info({ from: upgrade.from, backup: upgrade.backup?.name }, 'the database was brought up to date');
  await onDataFolder(() => settleIn(store, config.dataDir, databaseFile(config.dataDir)));
  const hurry = new AbortController();
  const running = await startDaemon({ config, log, store, mediaDir, signal: hurry.signal }).catch(
    async (error: unknown) => {
      await store.close();
      throw watch.damage ?? error;
    },
  );
  log.info({ bots: config.bots.map((bot) => bot.id), port: running.door.port }, 'ready');

  const signal = await Promise.race([stop.received, watch.damaged.then(() => 'damaged database' as const)]);
  log.info({ signal }, 'stopping: finishing what is in hand');
  const ended = new AbortController();
  void systemClock.sleep(GRACE, ended.signal).then(() => hurry.abort());
  const inTime = await Promise.race([
    stopDaemon(running, store).then(() => true),
    systemClock.sleep(LIMIT, ended.signal).then(() => false),
  ]);
  ended.abort();
  if (inTime) log.info({}, 'stopped');
  else log.warn({}, 'stopped with work in hand; it goes on at the next start');
  return { inTime, ...(watch.damage && { damage: watch.damage }) };
}

/** A daemon at work, with its doors. */
export type Running = { daemon: Daemon; door: HttpDoor; control: ControlServer };

/** Opens the doors and starts everything behind them; leaves nothing open when one of them cannot be opened. */
export async function startDaemon(props: Omit<BuildProps, 'sealKey'>): Promise<Running> {
  const { config, log, mediaDir } = props;
  const daemon = buildDaemon({ ...props, sealKey: await onDataFolder(() => sealKey(config)) });
  const opened: (() => Promise<void>)[] = [() => daemon.close()];
  try {
    await daemon.texts.load();
    const health = healthOf(props, daemon);
    const door = await openHttpDoor({ listen: config.http.listen, mediaDir, viber: daemon.viber, health, log });
    opened.push(() => door.close());
    // Operators whose leases ended while the program did not run have not gone.
    await daemon.desk.round.run();
    const control = await openControl({ config, daemon, store: props.store, log });
    opened.push(() => control.close());

    await daemon.pauses.refresh();
    daemon.dispatcher.wake();
    await daemon.poster.start();
    await daemon.batchProgress.start();
    for (const channel of daemon.channels) await channel.start();
    await daemon.broadcasts.conductor.start();
    for (const sender of daemon.broadcastSenders) sender.start();
    daemon.schedule.start();
    return { daemon, door, control };
  } catch (error) {
    for (const close of opened.toReversed()) await close();
    throw error;
  }
}

function healthOf({ config, store }: Pick<BuildProps, 'config' | 'store'>, daemon: Daemon) {
  return healthRoutes({
    ...daemon,
    store,
    database: databaseFile(config.dataDir),
    schema: LATEST_SCHEMA,
    bots: () => botsService(config.bots, daemon).list(),
    clock: systemClock,
  });
}

/** Finishes what is in hand, and closes everything. */
export async function stopDaemon({ daemon, door, control }: Running, store: Store): Promise<void> {
  await control.close();
  await finish(daemon, () => door.close());
  await store.close();
}

/** Nothing new comes in, then what is in hand is finished, in the order in which a message travels. */
async function finish(daemon: Daemon, closeDoor: () => Promise<void>): Promise<void> {
  await Promise.all([closeDoor(), ...daemon.channels.map((channel) => channel.stopReceiving())]);
  await daemon.dispatcher.stop();
  await daemon.poster.stop();
  await daemon.batchProgress.stop();
  await daemon.schedule.stop();
  await Promise.all(daemon.broadcastSenders.map((sender) => sender.stop()));
  await Promise.all(daemon.channels.map((channel) => channel.sender.stop()));
  await daemon.close();
}

async function sealKey(config: Config): Promise<Uint8Array> {
  const key = await readSealKey(config);
  if (key.ok) return key.value;
  const { path, found, expected } = key.failure;
  throw new AppError('configuration', `${path}: found ${found}, expected ${expected}.`);
}
