import { LocalTime } from '../../src/domain/local-time.ts';
import type { Queries } from '../../src/store/database.ts';
import { longRead } from '../../src/store/long-read.ts';
import type { Cell, Column } from '../../src/workbooks/sheet.ts';

const COLUMNS: Column[] = [
  { heading: 'Продаж', kind: 'number' },
  { heading: 'Надіслано', kind: 'moment' },
  { heading: 'Серійний номер', kind: 'text' },
  { heading: 'Стан', kind: 'text' },
  { heading: 'Модель', kind: 'text' },
  { heading: 'Бали', kind: 'number' },
];

/** Every sale as a row of a workbook, byte by byte. */
export default longRead<null, Uint8Array>(import.meta.url, writeSales);

async function* writeSales(db: Queries): AsyncGenerator<Uint8Array> {
  const { xlsxBytes } = await import('../../src/workbooks/xlsx-bytes.ts');
  const sheet = { name: 'Продажі', columns: COLUMNS, rows: salesOf(db) };
  yield* xlsxBytes([sheet], { localTime: new LocalTime('Europe/Kyiv') });
}

async function* salesOf(db: Queries): AsyncGenerator<Cell[]> {
  const rows = db
    .selectFrom('sales')
    .select(['id', 'captured_at', 'serial', 'state', 'model_name', 'points'])
    .orderBy('id')
    .stream();
  for await (const { id, captured_at: at, serial, state, model_name: model, points } of rows)
    yield [id, at, serial, state, model, points];
}
