import type { AppErrorCode } from '../domain/app-error.ts';

/** What the worker of long reads is started with. */
export type ReaderSettings = { file: string };

/** What it is asked: a read to begin, then `more` for each portion that may follow. */
export type ReaderRequest = { kind: 'read'; module: string; input: unknown } | { kind: 'more' };

/** What it answers. `code`: of a failure that is the asker's to mend. */
export type ReaderAnswer<Row> =
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'end' }
  | { kind: 'failed'; message: string; stack: string; code?: AppErrorCode };
