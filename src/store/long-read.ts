import type { Queries } from './database.ts';

/**
 * A read too long for the event loop. It runs in a worker thread, on a read-only connection of its own, and sees the
 * database as it was at its beginning. Input and rows are copied between threads, so they hold plain data only.
 */
export type LongRead<Input, Row> = {
  /** The address of the module whose default export this is: the worker finds it by that. */
  readonly module: string;
  readonly read: (db: Queries, input: Input) => AsyncIterable<Row>;
};

/**
 * Defines the long read of a module: `export default longRead(import.meta.url, …)`. It cannot be interrupted within a
 * statement, so what takes many seconds is to be asked in pieces.
 */
export function longRead<Input, Row>(module: string, read: LongRead<Input, Row>['read']): LongRead<Input, Row> {
  return { module, read };
}
