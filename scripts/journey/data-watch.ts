import SqliteDatabase from 'better-sqlite3';
import * as z from 'zod';

const time = z.number().nullable();

const InboxRow = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.string(),
  received_at: z.number(),
  done_at: time,
});
const OutboxRow = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.string(),
  message_id: z.string().nullable(),
  created_at: z.number(),
  settled_at: time,
  seen_at: time,
});
const SaleRow = z.object({
  id: z.number(),
  serial: z.string(),
  source: z.string(),
  state: z.string(),
  model_name: z.string().nullable(),
  points: z.number().nullable(),
  refusal: z.string().nullable(),
  told_saved_at: time,
  settled_at: time,
});
const Person = z.object({ source: z.string().nullable(), step: z.string().nullable() });

/** The rows of one seller. Times are epoch milliseconds. */
export type Rows = {
  inbox: z.output<typeof InboxRow>[];
  outbox: z.output<typeof OutboxRow>[];
  sales: z.output<typeof SaleRow>[];
};

const MINE = '(select id from subscribers where external_id = ?)';

/** The daemon's database, read by somebody who may not write: what is on disk about one seller. */
export class DataWatch {
  readonly #database: SqliteDatabase.Database;

  constructor(file: string) {
    this.#database = new SqliteDatabase(file, { readonly: true, timeout: 5_000 });
  }

  rows(person: string): Rows {
    const inbox = `select id, json_extract(payload, '$.content.kind') kind, state, received_at, done_at
      from inbox where sender = ? order by id`;
    const outbox = `select id, json_extract(operation, '$.kind') kind, state, message_id, created_at, settled_at, seen_at
      from outbox where recipient = ? order by id`;
    const sales = `select id, serial, source, state, model_name, points, refusal, told_saved_at, settled_at
      from sales where subscriber_id in ${MINE} order by id`;
    return {
      inbox: z.array(InboxRow).parse(this.#database.prepare(inbox).all(person)),
      outbox: z.array(OutboxRow).parse(this.#database.prepare(outbox).all(person)),
      sales: z.array(SaleRow).parse(this.#database.prepare(sales).all(person)),
    };
  }

  /** Where the deep link came from that this seller followed first, and the step they stand in. */
  person(person: string): z.output<typeof Person> | undefined {
    const sql = `select source, scene || '.' || step step from subscribers
      left join conversations on subscriber_id = subscribers.id where external_id = ?`;
    return Person.optional().parse(this.#database.prepare(sql).get(person));
  }

  /** Whether a question about a sale of theirs waits for an operator. */
  waitsForSupport(person: string): boolean {
    const sql = `select 1 from dialogs join dialog_cases on dialog_cases.id = case_id
      where subscriber_id in ${MINE} and state = 'waiting' and sale_id is not null`;
    return this.#database.prepare(sql).get(person) !== undefined;
  }

  close(): void {
    this.#database.close();
  }
}
