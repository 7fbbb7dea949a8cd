import type { ChartSize } from '../charts/chart.ts';
import type { Language } from '../domain/language.ts';
import type { Step } from '../domain/periods.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import { figureChart } from './figure-chart.ts';
import figureTable, { type FigureQuestion } from './figure-table.ts';
import { FIGURES } from './figures/figures.ts';

export const CHART_FORMATS = ['svg', 'png'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

export type ChartQuestion = {
  asked: FigureQuestion;
  by: Step;
  titles: [bot: string, title: string][];
  language: Language;
  format: ChartFormat;
  size: ChartSize;
};

/** Figures as a picture, whole. */
export default longRead<ChartQuestion, Uint8Array>(import.meta.url, drawChart);

async function* drawChart(db: Queries, question: ChartQuestion): AsyncGenerator<Uint8Array> {
  const { asked, by, titles, language, format, size } = question;
  const series = await Array.fromAsync(figureTable.read(db, asked));
  const figures = FIGURES.filter(({ key }) => asked.figures.includes(key));
  const chart = figureChart({ by, periods: asked.periods, series }, figures, { titles: new Map(titles), language });
  // Only in the worker: the program itself has no use for what draws.
  if (format === 'png') yield (await import('../charts/chart-png.ts')).chartPng(chart, size);
  else yield new TextEncoder().encode((await import('../charts/chart-svg.ts')).chartSvg(chart, size));
}
