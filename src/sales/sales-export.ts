import { LocalTime } from '../domain/local-time.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import type { Cell, Column, Sheet } from '../workbooks/sheet.ts';
import { listSales, type DeskSale, type SaleFilter } from './sales-desk.ts';

export type SalesExport = { filter: Omit<SaleFilter, 'limit' | 'before'>; zone: string };

/** So many sales are read at a time. */
const PAGE = 1_000;

const COLUMNS: Column[] = [
  { heading: 'ID', kind: 'number' },
  { heading: 'Captured', kind: 'moment' },
  { heading: 'State', kind: 'text' },
  { heading: 'Serial number', kind: 'text', width: 20 },
  { heading: 'Model', kind: 'text', width: 24 },
  { heading: 'Points', kind: 'number' },
  { heading: 'Seller', kind: 'text', width: 24 },
  { heading: 'Phone', kind: 'text', width: 16 },
  { heading: 'Messenger', kind: 'text' },
  { heading: 'Registration', kind: 'text' },
  { heading: 'Typed or photographed', kind: 'text' },
  { heading: 'Settled', kind: 'moment' },
  { heading: 'Refusal', kind: 'text', width: 20 },
  { heading: 'Words of the club', kind: 'text', width: 40 },
  { heading: 'What became of it', kind: 'text', width: 20 },
  { heading: 'Why', kind: 'text', width: 40 },
];

/** The sales of a bot as a workbook, the newest first, byte by byte. */
export default longRead<SalesExport, Uint8Array>(import.meta.url, async function* (db, { filter, zone }) {
  // Only in the worker: the program itself has no use for what makes workbooks.
  const { xlsxBytes } = await import('../workbooks/xlsx-bytes.ts');
  const sheet: Sheet = { name: 'Sales', columns: COLUMNS, rows: rows(db, filter) };
  yield* xlsxBytes([sheet], { localTime: new LocalTime(zone) });
});

async function* rows(db: Queries, filter: SalesExport['filter']): AsyncGenerator<Cell[]> {
  let before: number | undefined;
  for (;;) {
    const page = await listSales(db, { ...filter, before, limit: PAGE });
    yield* page.map(cells);
    before = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}

function cells(sale: DeskSale): Cell[] {
  return [
    sale.id,
    sale.capturedAt,
    sale.state,
    sale.serial,
    sale.modelName,
    sale.points,
    sale.seller,
    sale.phone,
    sale.messenger,
    sale.kind,
    sale.source,
    sale.settledAt,
    sale.refusal,
    sale.refusalComment,
    sale.fate,
    sale.fateComment,
  ];
}
