import type { Chart, ChartSeries } from '../charts/chart.ts';
import type { FigureSeries } from './figure-table.ts';
import type { Language } from '../domain/language.ts';
import type { Figure } from './figures/figure.ts';
import { periodLabel, whose, type BotTitles } from './labels.ts';
import type { StatisticsTable } from './statistics.ts';

/**
 * One figure, bot by bot and messenger by messenger; or several, each for all messengers together. Shares of a whole,
 * and the counts of messengers, stand on each other.
 */
export function figureChart(
  { periods, series, by }: StatisticsTable,
  figures: readonly Figure[],
  { titles, language }: { titles: BotTitles; language: Language },
): Chart {
  const shown = figures.flatMap((figure) => seriesOf(series, figure, figures.length === 1, { titles, language }));
  return {
    title: titleOf(figures, language),
    unit: [...new Set(figures.map(({ unit }) => unit[language]))].join(', '),
    kind: standOnEachOther(figures) ? 'bars' : 'lines',
    labels: periods.map((period) => periodLabel(period, by)),
    series: shown,
  };
}

function seriesOf(
  series: readonly FigureSeries[],
  figure: Figure,
  isAlone: boolean,
  { titles, language }: { titles: BotTitles; language: Language },
): ChartSeries[] {
  const ofFigure = series.filter((one) => one.figure === figure.key);
  const single = ofFigure.filter(({ messenger }) => messenger !== null);
  if (isAlone) return single.map((one) => ({ name: whose(one, titles, language), values: one.values }));
  const together = ofFigure.filter(({ messenger }) => messenger === null);
  const areMany = together.length > 1;
  return together.map(({ bot, values }) => {
    const name = figure.title[language];
    return { name: areMany ? `${titles.get(bot) ?? bot}: ${name}` : name, values };
  });
}

function titleOf(figures: readonly Figure[], language: Language): string {
  return figures.map(({ title }) => title[language]).join(', ');
}

function standOnEachOther(figures: readonly Figure[]): boolean {
  const [first, ...others] = figures;
  if (!first) return false;
  if (others.length === 0) return first.how.kind === 'count';
  return first.shareOf !== undefined && others.every(({ shareOf }) => shareOf === first.shareOf);
}
