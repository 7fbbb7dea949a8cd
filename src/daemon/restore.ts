import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { AppError } from '../domain/app-error.ts';
import { holdRestored } from '../broadcasts/hold-restored.ts';
import { Outbox } from '../delivery/outbox.ts';
import { examineDatabase } from '../store/examine-database.ts';
import { LongReads } from '../store/long-reads.ts';
import { LATEST_SCHEMA, readSchema } from '../store/schema.ts';
import { BACKUP_DATABASE, type Backup } from '../upkeep/backup-folder.ts';
import { becomeOwn } from '../upkeep/installation.ts';
import { mutedBy, putBack, unmute } from '../upkeep/restored-data.ts';
import { lockFolder, onDataFolder } from './data-folder.ts';
import { backupsOf, databaseFile, openDatabase } from './open-database.ts';
import { systemClock } from './system-clock.ts';

/** A backup that has been looked through, with how much is in it. */
export type Proven = Backup & { subscribers: number; sales: number };

/**
 * The backup of that name, the newest without one, looked through. AppError `not found` when there is none,
 * `configuration` when a newer program made it, `conflict` when it is damaged.
 */
export async function findBackup(config: Config, name: string | undefined): Promise<Proven> {
  const all = await backupsOf(config).list();
  const backup = name === undefined ? all.at(-1) : all.find((one) => one.name === name || one.folder === name);
  if (!backup) {
    const there = all.length === 0 ? 'there is none' : `there is ${all.map((one) => one.name).join(', ')}`;
    throw new AppError('not found', `no such backup in ${config.backup.folder}: ${there}`);
  }
  const file = join(backup.folder, BACKUP_DATABASE);
  const schema = await onDataFolder(() => readSchema(file));
  if (schema && schema.unknown.length > 0)
    throw new AppError(
      'configuration',
      `${backup.name} was made by a newer version (${backup.program}): install that one first`,
    );
  const reads = new LongReads({ file });
  const found = await examineDatabase(reads);
  await reads.close();
  if ('damage' in found) throw new AppError('conflict', `${backup.name} is damaged (${found.damage}): choose another`);
  return { ...backup, ...found };
}

/**
 * Puts the backup in place of the data; answers where what it replaced lies. AppError `conflict` while a daemon works
 * on the data folder.
 */
export async function restoreBackup({ dataDir }: Config, backup: Backup): Promise<string | undefined> {
  return alone(dataDir, () => onDataFolder(() => putBack(backup, dataDir, systemClock.now())));
}

/** `notSent`: messages that are not sent; `held`: broadcasts that stand still and say why. */
export type Confirmed = { from: string; notSent: number; held: number };

/**
/**
 * Lets the daemon work on restored or copied data, which becomes an installation of its own. What was still to be sent
 * then may have gone out since, and is not sent: it counts as unknown, and broadcasts stand still; not so where it was
 * only `moved`. AppError `conflict` when nothing waits to be confirmed.
 */
export async function confirmRestored(config: Config, { moved }: { moved: boolean }): Promise<Confirmed> {
  const { dataDir } = config;
  return alone(dataDir, async () => {
    const muted = await onDataFolder(() => mutedBy(dataDir));
    if (!muted || muted.kind === 'broken off')
      throw new AppError('conflict', 'nothing that was restored waits to be confirmed: see `ergo-bot restore --help`');
    const { store } = await openDatabase(dataDir, backupsOf(config));
    const why = muted.kind === 'restored' ? 'restored from a backup' : 'the database was copied';
    const notSent = moved ? 0 : await new Outbox({ store }).giveUpAll(why);
    const held = moved ? 0 : await store.write(holdRestored);
    await onDataFolder(() => becomeOwn(store, dataDir, databaseFile(dataDir)));
    await store.close();
    await unmute(dataDir);
    return { from: muted.kind === 'restored' ? muted.from : databaseFile(dataDir), notSent, held };
  });
}

async function alone<Value>(dataDir: string, work: () => Promise<Value>): Promise<Value> {
  process.umask(0o077);
  const lock = await onDataFolder(() => lockFolder(dataDir));
  if (!lock) throw new AppError('conflict', `a daemon works on ${dataDir}: stop it first`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Brings the database up to date while no daemon runs. AppError `conflict` while one does. */
export async function migrate(
  config: Config,
  { backup }: { backup: boolean },
): Promise<{ from?: string; to: string; backup?: string }> {
  const { dataDir } = config;
  return alone(dataDir, async () => {
    const { store, upgrade } = await openDatabase(dataDir, backup ? backupsOf(config) : undefined);
    await store.close();
    const made = upgrade?.backup?.folder;
    return { to: LATEST_SCHEMA, ...(upgrade && { from: upgrade.from }), ...(made !== undefined && { backup: made }) };
  });
}
