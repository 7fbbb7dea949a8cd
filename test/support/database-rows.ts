import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import * as z from 'zod';
import type { World } from './world.ts';

/** What a query finds in a world's database, for claims about what is stored. Reads only. */
export function databaseRows<Row>(world: World, shape: z.ZodType<Row>, query: string, ...values: string[]): Row[] {
  const database = new SqliteDatabase(join(world.folder, 'data', 'ergo-bot.db'), { readonly: true });
  try {
    return z.array(shape).parse(database.prepare(query).all(...values));
  } finally {
    database.close();
  }
}
