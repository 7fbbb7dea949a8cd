import { PassThrough } from 'node:stream';
import { maskPhone } from '../../domain/masking.ts';
import { LocalTime } from '../../domain/local-time.ts';
import type { Queries } from '../../store/database.ts';
import { longRead } from '../../store/long-read.ts';
import type { Cell, Column } from '../../workbooks/sheet.ts';
import { writeXlsx } from '../../workbooks/write-xlsx.ts';

/** `phones`: whether whole phone numbers are shown. */
export type ReportInput = { broadcastId: number; zone: string; phones: boolean };

const PORTION = 1_000;
const COLUMNS: Column[] = [
  { heading: 'Користувач', kind: 'text', width: 28 },
  { heading: 'Телефон', kind: 'text' },
  { heading: 'Месенджер', kind: 'text' },
  { heading: 'Результат', kind: 'text' },
  { heading: 'Причина', kind: 'text', width: 40 },
  { heading: 'Коли', kind: 'moment' },
  { heading: 'Доставлено', kind: 'moment' },
  { heading: 'Переглянуто', kind: 'moment' },
];

/** A workbook with a row for each recipient of a broadcast, as its bytes come. */
export default longRead<ReportInput, Uint8Array>(import.meta.url, async function* (db, input) {
  const sink = new PassThrough();
  const sheet = { name: `Розсилка ${input.broadcastId}`, columns: COLUMNS, rows: rowsOf(db, input) };
  const written = writeXlsx(sink, [sheet], { localTime: new LocalTime(input.zone) });
  written.catch(() => undefined);
  for await (const chunk of sink) yield new Uint8Array(chunk);
  await written;
});

async function* rowsOf(db: Queries, { broadcastId, phones }: ReportInput): AsyncIterable<Cell[]> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('broadcast_recipients as r')
      .innerJoin('subscribers as s', 's.id', 'r.subscriber_id')
      .innerJoin('broadcasts as b', 'b.id', 'r.broadcast_id')
      .select([
        's.name',
        's.phone',
        'r.messenger',
        'r.state',
        'r.reason',
        'r.settled_at',
        'r.delivered_at',
        'r.seen_at',
      ])
      .select(['r.subscriber_id', 'b.state as broadcast'])
      .where('r.broadcast_id', '=', broadcastId)
      .where('r.subscriber_id', '>', after)
      .orderBy('r.subscriber_id')
      .limit(PORTION)
      .execute();
    for (const row of rows) {
      const phone = row.phone && (phones ? row.phone : maskPhone(row.phone));
      const isDropped = row.broadcast === 'cancelled' && row.state === 'waiting';
      const [state, reason] = isDropped ? ['left out', 'cancelled'] : [row.state, row.reason];
      yield [row.name, phone, row.messenger, state, reason, row.settled_at, row.delivered_at, row.seen_at];
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.subscriber_id;
  }
}
