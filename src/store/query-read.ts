import { CompiledQuery, SelectQueryNode, type Compilable } from 'kysely';
import type { Queries } from './database.ts';
import { longRead, type LongRead } from './long-read.ts';
import type { LongReadOptions, LongReads } from './long-reads.ts';

/** A query as it goes to another thread. */
export type Asked = { sql: string; parameters: unknown[] };

function queryRead<Row>(): LongRead<Asked, Row> {
  return longRead(import.meta.url, async function* rows(db, query) {
    yield* streamOf<Row>(db, query);
  });
}

export default queryRead<unknown>();

/** All rows of a query that takes long and answers with few, read in a worker thread. Throws as {@link LongReads.rows} does. */
export function readApart<Row>(long: LongReads, query: Compilable<Row>, options?: LongReadOptions): Promise<Row[]> {
  return Array.fromAsync(long.rows(queryRead<Row>(), asked(query), options));
}

/** Rows of such a query as they are read, in the other thread. Nothing else can be read there meanwhile. */
export async function* streamOf<Row>(db: Queries, { sql, parameters }: Asked): AsyncGenerator<Row> {
  // kysely streams what it knows to be a selection, and from another thread it has only the text.
  const selection = { ...CompiledQuery.raw(sql, parameters), query: SelectQueryNode.create() };
  const portions = db.getExecutor().stream<Row>(selection, 1);
  for await (const { rows } of portions) yield* rows;
}

/** A query for the input of a long read. */
export function asked(query: Compilable): Asked {
  const { sql, parameters } = query.compile();
  return { sql, parameters: [...parameters] };
}

/** The rows of a query, so many at a time, as they are read in a worker thread: for what is then written bit by bit. */
export async function* portionsApart<Row>(
  long: LongReads,
  query: Compilable<Row>,
  size: number,
  options?: LongReadOptions,
): AsyncGenerator<Row[]> {
  let portion: Row[] = [];
  for await (const row of long.rows(queryRead<Row>(), asked(query), options)) {
    portion.push(row);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
