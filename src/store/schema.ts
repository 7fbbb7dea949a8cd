import { stat } from 'node:fs/promises';
import { connect } from './connect.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openingError } from './unusable-database.ts';

/**
 * How the schema of a database file stands to this program: the last migration it has had, those it has still to have,
 * and those that only a newer program knows.
 */
export type SchemaState = { current: string; pending: string[]; unknown: string[] };

/** The schema that this program works with, by its last migration. */
export const LATEST_SCHEMA = Object.keys(MIGRATIONS).at(-1) ?? '';

/** How a file stands; undefined when there is none, or nothing in it yet. Throws UnusableDatabaseError. */
export async function readSchema(file: string): Promise<SchemaState | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const db = connect(file, true);
  try {
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return undefined;
    const rows = await db.withTables<MigrationTables>().selectFrom(MIGRATION_TABLE).select('name').execute();
    const applied = rows.map(({ name }) => name).toSorted();
    const current = applied.at(-1);
    const known = Object.keys(MIGRATIONS);
    const pending = known.filter((name) => !applied.includes(name));
    const unknown = applied.filter((name) => !known.includes(name));
    return current === undefined ? undefined : { current, pending, unknown };
  } catch (error) {
    throw openingError(file, error);
  } finally {
    await db.destroy();
  }
}

/** Kysely's own book of migrations. */
const MIGRATION_TABLE = 'kysely_migration';
type MigrationTables = { [MIGRATION_TABLE]: { name: string } };
