import { sql } from 'kysely';
import type { Queries } from './database.ts';
import { longRead } from './long-read.ts';
import type { LongReads } from './long-reads.ts';

/** What a look through a whole database file found: what is damaged, if anything is, and how much is in it. */
export type DatabaseExamination = { damage: string } | { subscribers: number; sales: number };

const read = longRead<undefined, DatabaseExamination>(import.meta.url, examine);
export default read;

/** Large files take their time: about a second for half a gigabyte. */
const TIME_LIMIT_MS = 3_600_000;

/** Looks through every page of the file that is read there. Changes nothing; rejects only when the signal is aborted. */
export async function examineDatabase(reads: LongReads, signal?: AbortSignal): Promise<DatabaseExamination> {
  try {
    return await reads.one(read, undefined, { timeLimitMs: TIME_LIMIT_MS, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    return { damage: inOneLine(error instanceof Error ? error.message : String(error)) };
  }
}

async function* examine(db: Queries): AsyncGenerator<DatabaseExamination> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  const word = rows[0]?.quick_check ?? 'no answer';
  if (word === 'ok') yield { subscribers: await count(db, 'subscribers'), sales: await count(db, 'sales') };
  else yield { damage: inOneLine(word) };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

async function count(db: Queries, table: 'subscribers' | 'sales'): Promise<number> {
  const counted = db.selectFrom(table).select((select) => select.fn.countAll<number>().as('count'));
  return (await counted.executeTakeFirstOrThrow()).count;
}
