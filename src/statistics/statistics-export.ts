import type { Language } from '../domain/language.ts';
import { LocalTime } from '../domain/local-time.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import type { Picture } from '../workbooks/sheet.ts';
import { exportSheets, type Exported } from './export-sheets.ts';
import { figureChart } from './figure-chart.ts';
import figureTable, { type FigureQuestion } from './figure-table.ts';
import { FIGURES } from './figures/figures.ts';
import type { Step } from '../domain/periods.ts';

export type ExportQuestion = {
  asked: FigureQuestion;
  by: Step;
  titles: [bot: string, title: string][];
  language: Language;
  at: number;
  zone: string;
};

/** The figures of which a workbook shows charts, together or alone, as far as they were asked for. */
const CHARTS: readonly (readonly string[])[] = [
  ['subscribers'],
  ['people.active'],
  ['messages.in', 'messages.out'],
  ['sales.registered', 'sales.needs-model', 'sales.waiting', 'sales.refused', 'sales.rejected'],
  ['points'],
  ['surveys.started', 'surveys.completed', 'surveys.refused'],
];

/** In pixels, as it lies on the sheet, and the sheet's rows that it covers. */
const SIZE = { width: 960, height: 480 };
const ROWS_EACH = 26;
/** A workbook with pictures is made in memory first; one with more cells than this has none. */
const MOST_CELLS = 300_000;

/** Statistics as a workbook, byte by byte. */
export default longRead<ExportQuestion, Uint8Array>(import.meta.url, makeWorkbook);

async function* makeWorkbook(db: Queries, { asked, by, ...rest }: ExportQuestion): AsyncGenerator<Uint8Array> {
  // Only in the worker: the program itself has no use for what makes charts and workbooks.
  const { xlsxBytes } = await import('../workbooks/xlsx-bytes.ts');
  const series = await Array.fromAsync(figureTable.read(db, asked));
  const exported: Exported = {
    ...rest,
    table: { by, periods: asked.periods, series },
    figures: FIGURES.filter(({ key }) => asked.figures.includes(key)),
    titles: new Map(rest.titles),
  };
  yield* xlsxBytes(exportSheets(exported, await pictures(exported)), { localTime: new LocalTime(rest.zone) });
}

async function pictures(exported: Exported): Promise<Picture[]> {
  const { periods, series } = exported.table;
  if (periods.length * series.length > MOST_CELLS) return [];
  const { chartPng } = await import('../charts/chart-png.ts');
  const charts = CHARTS.map((keys) => exported.figures.filter(({ key }) => keys.includes(key)))
    .filter((figures) => figures.length > 0)
    .map((figures) => figureChart(exported.table, figures, exported))
    .filter((chart) => chart.series.length > 0);
  return charts.map((chart, place) => ({ png: chartPng(chart, SIZE), column: 0, row: place * ROWS_EACH, ...SIZE }));
}
