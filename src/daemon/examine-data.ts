import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { AppError } from '../domain/app-error.ts';
import type { Finding } from '../domain/finding.ts';
import { examineDatabase } from '../store/examine-database.ts';
import { LongReads } from '../store/long-reads.ts';
import { readSchema } from '../store/schema.ts';
import { mutedBy } from '../upkeep/restored-data.ts';
import { onDataFolder } from './data-folder.ts';
import { explainMuted } from './explain-muted.ts';
import { backupsOf, databaseFile } from './open-database.ts';
import { systemClock } from './system-clock.ts';

const MEGABYTE = 1024 * 1024;
const DAY = 24 * 3_600_000;
/** Of the write-ahead log; it is written back long before, unless something reads the database without end. */
const LONG_LOG = 512 * MEGABYTE;
/** Two nights without a backup are one too many; who makes none by night makes one a week. */
const OLD = { nightly: 2 * DAY, asked: 7 * DAY };

/** Looks at the database and its backups, whether a daemon runs on them or not. Changes nothing, and never throws. */
export async function examineData(config: Config): Promise<Finding[]> {
  const { dataDir } = config;
  const file = databaseFile(dataDir);
  const [present, log] = await Promise.all([bytesOf(file), bytesOf(`${file}-wal`)]);
  const backups = await examineBackups(config, present !== undefined);
  if (present === undefined) {
    const next = '`ergo-bot run` makes it when it starts.';
    return [{ check: 'database', state: 'warning', found: 'there is none yet', next }, ...backups];
  }
  return [
    ...(await readable(() => examineMuted(dataDir))),
    ...(await readable(() => examineSchema(file))),
    ...(await readable(() => examinePages(file))),
    examineSize(present, log ?? 0),
    ...backups,
  ];
}

/** What cannot even be opened is a finding too. */
async function readable(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await onDataFolder(look);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const next = 'Call ergo-bot as the user of its data folder; if it is that, restore a backup (`ergo-bot restore`).';
    return [{ check: 'database', state: 'failed', found: error.message, next }];
  }
}

async function examineMuted(dataDir: string): Promise<Finding[]> {
  const muted = await mutedBy(dataDir);
  if (!muted) return [];
  const next = 'Until then `ergo-bot run` refuses to start.';
  return [{ check: 'muted', state: 'failed', found: explainMuted(dataDir, muted), next }];
}

async function examineSchema(file: string): Promise<Finding[]> {
  const check = 'schema';
  const schema = await readSchema(file);
  if (!schema) return [{ check, state: 'warning', found: 'it is empty', next: '`ergo-bot run` fills it.' }];
  const { current, pending, unknown } = schema;
  if (unknown.length > 0) {
    const next = 'Install that version again, or restore a backup of before it (`ergo-bot restore`).';
    return [{ check, state: 'failed', found: `${current} is of a newer version of the program`, next }];
  }
  if (pending.length === 0) return [{ check, state: 'ok', found: current }];
  const next = '`ergo-bot migrate`, or the next start, brings it up to date after a backup.';
  return [{ check, state: 'warning', found: `${current} is older than the program`, next }];
}

async function examinePages(file: string): Promise<Finding[]> {
  const check = 'database';
  const reads = new LongReads({ file });
  const found = await examineDatabase(reads);
  await reads.close();
  if (!('damage' in found)) {
    const { subscribers, sales } = found;
    return [{ check, state: 'ok', found: `it is whole: ${subscribers} subscribers, ${sales} sales` }];
  }
  const next = 'Look at the disk, stop the daemon, and restore a backup: ergo-bot restore --dry-run';
  return [{ check, state: 'failed', found: `it is damaged (${found.damage})`, next }];
}

function examineSize(size: number, log: number): Finding {
  const check = 'database size';
  const found = `${megabytes(size)} MB, and ${megabytes(log)} MB of write-ahead log`;
  if (log < LONG_LOG) return { check, state: 'ok', found };
  const next = 'Something keeps the database open for reading: end other programs that do, or start the daemon anew.';
  return { check, state: 'warning', found, next };
}

async function examineBackups(config: Config, hasData: boolean): Promise<Finding[]> {
  const check = 'backups';
  const { folder, nightly } = config.backup;
  const newest = (await backupsOf(config).list()).at(-1);
  if (!newest) {
    if (!hasData) return [];
    return [{ check, state: 'warning', found: `there is none in ${folder}`, next: 'Make one: ergo-bot backup' }];
  }
  const age = systemClock.now() - Date.parse(newest.madeAt);
  const found = `the newest is ${hoursAndDays(age)} old (${join(folder, newest.name)})`;
  if (age < (nightly ? OLD.nightly : OLD.asked)) return [{ check, state: 'ok', found }];
  const next = nightly
    ? 'Make one (`ergo-bot backup`), and look into the log of the daemon for why the nightly one fails.'
    : 'Make one (`ergo-bot backup`), or set backup.nightly.';
  return [{ check, state: 'warning', found, next }];
}

async function bytesOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}

function hoursAndDays(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
