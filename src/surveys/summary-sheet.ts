import type { Chart } from '../charts/chart.ts';
import type { Cell, Column, Picture, Sheet } from '../workbooks/sheet.ts';
import type { SurveyProgress } from './reads/progress.ts';
import type { QuestionResult } from './results.ts';

/** What a summary is made of. */
export type Summarised = { title: string; progress: SurveyProgress[]; results: QuestionResult[] };

/** In pixels, as it lies on the sheet, and the sheet's rows that it covers. */
const SIZE = { width: 720, height: 360 };
const ROWS_EACH = 20;
/** Beside the table. */
const CHART_COLUMN = 6;
/** A workbook with pictures is made in memory first; one with more answers than this has none. */
const MOST_ANSWERS = 25_000;
const LONGEST_LABEL = 24;
const PERCENT = 1000;

const COLUMNS: Column[] = [
  { heading: '№', kind: 'number', width: 6 },
  { heading: 'Питання', kind: 'text', width: 48 },
  { heading: 'Відповідь', kind: 'text', width: 32 },
  { heading: 'Кількість', kind: 'number' },
  { heading: 'Частка, %', kind: 'number' },
];

const IN_OWN_WORDS = 'Своїми словами';

/** How many answered what, with a chart for the way to the end and for each question that has answers to press. */
export async function summarySheet({ title, progress, results }: Summarised): Promise<Sheet> {
  const sum = (count: (one: SurveyProgress) => number) => progress.reduce((total, one) => total + count(one), 0);
  const steps: [string, number][] = [
    ['Запрошено', sum(({ invited }) => invited)],
    ['Почали', sum(({ started }) => started)],
    ['Завершили', sum(({ completed }) => completed)],
    ['Відмовилися', sum(({ refused }) => refused)],
  ];
  const invited = steps[0]?.[1] ?? 0;
  const rows: Cell[][] = [
    ...steps.map(([step, count]): Cell[] => [
      null,
      title,
      step,
      count,
      invited === 0 ? null : percent(count / invited),
    ]),
    ...results.flatMap(rowsOf),
  ];
  const answers = results.reduce((total, { answered }) => total + answered, 0);
  const charts = answers > MOST_ANSWERS ? [] : [funnelOf(title, steps, results), ...results.flatMap(chartOf)];
  return { name: 'Підсумок', columns: COLUMNS, rows, pictures: await drawn(charts) };
}

function rowsOf({ number, text, choices, written }: QuestionResult): Cell[][] {
  return [
    ...choices.map((choice): Cell[] => [number, text, choice.text, choice.count, percent(choice.share)]),
    ...(written ? [[number, text, IN_OWN_WORDS, written.count, percent(written.share)]] : []),
  ];
}

/** From the invitation over each question to the end. */
function funnelOf(title: string, steps: readonly [string, number][], results: readonly QuestionResult[]): Chart {
  const [invited, started, completed] = steps;
  const questions = results.map(({ number, answered }): [string, number] => [`№ ${number}`, answered]);
  const all = [invited, started, ...questions, completed].flatMap((step) => (step ? [step] : []));
  return barsOf(title, 'осіб', all);
}

function chartOf({ number, text, choices, written }: QuestionResult): Chart[] {
  if (choices.length === 0) return [];
  const bars = choices.map((choice): [string, number] => [choice.text, choice.count]);
  return [
    barsOf(`${number}. ${cut(text, 80)}`, 'відповідей', written ? [...bars, [IN_OWN_WORDS, written.count]] : bars),
  ];
}

function barsOf(title: string, unit: string, bars: readonly [string, number][]): Chart {
  return {
    title: cut(title, 80),
    unit,
    kind: 'bars',
    labels: bars.map(([label]) => cut(label, LONGEST_LABEL)),
    series: [{ name: unit, values: bars.map(([, count]) => count) }],
  };
}

async function drawn(charts: readonly Chart[]): Promise<Picture[]> {
  if (charts.length === 0) return [];
  const { chartPng } = await import('../charts/chart-png.ts');
  return charts.map((chart, place) => ({
    png: chartPng(chart, SIZE),
    column: CHART_COLUMN,
    row: place * ROWS_EACH,
    ...SIZE,
  }));
}

function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** With one digit after the comma. */
function percent(share: number): number {
  return Math.round(share * PERCENT) / 10;
}
