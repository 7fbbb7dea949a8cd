import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { CopyDatabase } from '../store/copy-database.ts';
import { examineDatabase } from '../store/examine-database.ts';
import { LongReads } from '../store/long-reads.ts';
import { readSchema } from '../store/schema.ts';
import { BACKUP_DATABASE, BACKUP_PHOTOS, BACKUP_PICTURES, listBackups, nameOf, type Backup } from './backup-folder.ts';
import { copyPhotos, type CopiedPhotos } from './copy-photos.ts';
import { renameDurably, syncFolder, writeDurably } from './durable-files.ts';
import { BACKUP_REASONS, manifestFile, type BackupReason, type Manifest } from './manifest.ts';
import photoFiles from './photo-files.ts';
import { givenPictures } from './given-pictures.ts';

export type BackupsProps = {
  /** Where backups lie, one folder each. */
  folder: string;
  /** So many of each reason stay. */
  keep: number;
  /** The daemon's own files. */
  database: string;
  photoFolder: string;
  /** The pictures that the bots send. */
  mediaFolder: string;
  /** The version of the program. */
  program: string;
  clock: Clock;
};

const UNFINISHED = '.unfinished-';
/** Millions of photos on another disk take hours at the first time. */
const PHOTOS_LIMIT_MS = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;

/** Makes backups: whole and proven before they have their name, closed to others, old ones taken away. */
export class Backups {
  readonly #props: BackupsProps;
  #inHand = false;

  constructor(props: BackupsProps) {
    this.#props = props;
  }

  /** Every finished backup, the oldest first. */
  list(): Promise<Backup[]> {
    return listBackups(this.#props.folder);
  }

  /**
   * Makes a backup through `copyTo`. AppError `conflict` when another one is being made, there is no room, or what was
   * copied is damaged; rejects when the signal is aborted. Nothing half-made stays.
   */
  async make(reason: BackupReason, copyTo: CopyDatabase, signal?: AbortSignal): Promise<Backup> {
    if (this.#inHand) throw new AppError('conflict', 'a backup is being made already: wait until it is finished');
    this.#inHand = true;
    try {
      return await this.#make(reason, copyTo, signal);
    } catch (error) {
      throw signal?.aborted
        ? new AppError('interrupted', 'the backup was ended before it was finished')
        : this.#asAppError(error);
    } finally {
      this.#inHand = false;
    }
  }

  async #make(reason: BackupReason, copyTo: CopyDatabase, signal?: AbortSignal): Promise<Backup> {
    const { folder, clock } = this.#props;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#clearUnfinished();
    await this.#wantRoom();
    const now = clock.now();
    const name = nameOf(now);
    const draft = join(folder, UNFINISHED + name);
    try {
      await mkdir(draft, { mode: 0o700 });
      const manifest = await this.#fill(draft, { reason, now, copyTo, signal });
      await renameDurably(draft, join(folder, name));
      await this.#retire();
      return { ...manifest, name, folder: join(folder, name) };
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  async #fill(
    draft: string,
    {
      reason,
      now,
      copyTo,
      signal,
    }: { reason: BackupReason; now: number; copyTo: CopyDatabase; signal?: AbortSignal | undefined },
  ): Promise<Manifest> {
    const database = join(draft, BACKUP_DATABASE);
    await copyTo(database, signal);
    const photos = await this.#prove(draft, new LongReads({ file: database }), signal);
    await this.#addPictures(draft, signal);
    const schema = await readSchema(database);
    const manifest: Manifest = {
      format: 1,
      madeAt: new Date(now).toISOString(),
      reason,
      program: this.#props.program,
      schema: schema?.current ?? '',
      databaseBytes: (await stat(database)).size,
      photos: photos.copied,
      photosMissing: photos.missing,
    };
    await writeDurably(manifestFile(draft), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(draft);
    return manifest;
  }

  /** Looks through the copied database, and brings the photos that it names beside it. */
  async #prove(draft: string, copy: LongReads, signal: AbortSignal | undefined): Promise<CopiedPhotos> {
    try {
      await refuseDamage(copy, signal);
      const newest = (await this.list()).at(-1);
      return await copyPhotos(copy.rows(photoFiles, undefined, { timeLimitMs: PHOTOS_LIMIT_MS }), {
        from: this.#props.photoFolder,
        to: join(draft, BACKUP_PHOTOS),
        ...(newest && { twins: join(newest.folder, BACKUP_PHOTOS) }),
        ...(signal && { signal }),
      });
    } finally {
      await copy.close();
    }
  }

  /** The pictures that staff have given for broadcasts: those that are still to go out need them. */
  async #addPictures(draft: string, signal: AbortSignal | undefined): Promise<void> {
    const { mediaFolder } = this.#props;
    const newest = (await this.list()).at(-1);
    await copyPhotos(givenPictures(mediaFolder), {
      from: mediaFolder,
      to: join(draft, BACKUP_PICTURES),
      ...(newest && { twins: join(newest.folder, BACKUP_PICTURES) }),
      ...(signal && { signal }),
    });
  }

  /** What a crash has left of an earlier try, or of one that was to go. */
  async #clearUnfinished(): Promise<void> {
    const { folder } = this.#props;
    const names = await readdir(folder);
    for (const name of names.filter((one) => one.startsWith(UNFINISHED)))
      await rm(join(folder, name), { recursive: true, force: true });
  }

  async #wantRoom(): Promise<void> {
    const { folder, database } = this.#props;
    const { size } = await stat(database);
    const { bavail, bsize } = await statfs(folder);
    const [needed, free] = [Math.ceil((size * 1.1) / MEGABYTE), Math.floor((bavail * bsize) / MEGABYTE)];
    if (free >= needed) return;
    throw new AppError(
      'conflict',
      `a backup needs ${needed} MB in ${folder}, and only ${free} MB are free: make room there, or name another backup.folder`,
    );
  }

  /** What the disk refuses is said in a sentence; a bug stays one. */
  #asAppError(error: unknown): unknown {
    const code = error instanceof Error && !(error instanceof AppError) && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') return error;
    const why = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code) ? 'the disk is full' : code;
    return new AppError('conflict', `the backup could not be written to ${this.#props.folder}: ${why}`, {
      cause: error,
    });
  }

  /** Of each reason the newest stay. */
  async #retire(): Promise<void> {
    const all = await this.list();
    for (const reason of BACKUP_REASONS) {
      const old = all.filter((backup) => backup.reason === reason).slice(0, -this.#props.keep);
      for (const backup of old) await this.#remove(backup);
    }
  }

  /** First it loses its name: what a crash leaves of it is no backup. */
  async #remove({ folder, name }: Backup): Promise<void> {
    const draft = join(this.#props.folder, UNFINISHED + name);
    await renameDurably(folder, draft);
    await rm(draft, { recursive: true });
  }
}

async function refuseDamage(copy: LongReads, signal?: AbortSignal): Promise<void> {
  const found = await examineDatabase(copy, signal);
  if (!('damage' in found)) return;
  const next = 'no backup was made. Look at the disk, stop the daemon, and restore an earlier backup';
  throw new AppError('conflict', `the database is damaged (${found.damage}): ${next}`);
}
