import { stat } from 'node:fs/promises';
import { connect } from './connect.ts';
import { openingError } from './unusable-database.ts';

/** Which installation a database belongs to; `isCopy`: it says itself that it is a copy. */
export type InstallationState = { id: string; isPlaced: boolean; isCopy: boolean };

/** What a file says of its installation; undefined when there is no file, or none that knows. Throws UnusableDatabaseError. */
export async function readInstallation(file: string): Promise<InstallationState | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const db = connect(file, true);
  try {
    const tables = await db.introspection.getTables();
    if (!tables.some(({ name }) => name === 'installation')) return undefined;
    const row = await db.selectFrom('installation').selectAll().executeTakeFirst();
    return row && { id: row.id, isPlaced: row.placed_at !== null, isCopy: row.is_copy === 1 };
  } catch (error) {
    throw openingError(file, error);
  } finally {
    await db.destroy();
  }
}
