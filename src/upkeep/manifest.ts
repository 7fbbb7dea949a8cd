import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Why a backup was made; of each reason the newest are kept. */
export const BACKUP_REASONS = ['nightly', 'asked', 'before migration'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

const FILE = 'backup.json';
const count = z.int().nonnegative();

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  /** Of the program that made it, and of the database in it: its last migration. */
  program: z.string(),
  schema: z.string(),
  databaseBytes: count,
  photos: count,
  /** Photos that the database names and that were not there. */
  photosMissing: count,
});

/** What a backup says of itself, in its `backup.json`. */
export type Manifest = z.output<typeof manifestSchema>;

/** Where the manifest of a backup folder lies. */
export function manifestFile(folder: string): string {
  return join(folder, FILE);
}

/** Undefined when the folder is no backup, or one of another form. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(manifestFile(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
