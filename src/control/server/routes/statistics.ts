import type * as z from 'zod';
import { MESSENGERS } from '../../../domain/messenger-name.ts';
import { FIGURES } from '../../../statistics/figures/figures.ts';
import type { StatisticsQuestion } from '../../../statistics/statistics.ts';
import { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { fileRoute, route, type Route } from '../route.ts';

const { show, export: workbook, chart } = contract.statistics;

/** Figures over time: as numbers, as a workbook, as a picture. */
export function statisticsRoutes({ statistics, bots }: ControlParts): Route[] {
  const titlesOf = async (bot: string) =>
    new Map((await bots.list()).filter(({ id }) => id === bot).map(({ id, title }) => [id, title]));
  return [
    route(show, async ({ params: { bot }, query, visitor }) => {
      const table = await statistics.table(questionOf(bot, query), visitor.signal);
      const shown = new Set(table.series.map(({ figure }) => figure));
      const figures = FIGURES.filter(({ key }) => shown.has(key)).map(({ key, title, unit, meaning, how }) => {
        const { lang } = query;
        return { key, title: title[lang], unit: unit[lang], meaning: meaning[lang], kind: how.kind };
      });
      return { ...table, figures };
    }),
    fileRoute(workbook, async ({ params: { bot }, query, visitor }) => {
      const wanted = { titles: await titlesOf(bot), language: query.lang };
      return statistics.workbook(questionOf(bot, query), wanted, visitor.signal);
    }),
    fileRoute(chart, async ({ params: { bot }, query, visitor }) => {
      const { lang: language, format, width, height } = query;
      const wanted = { titles: await titlesOf(bot), language, format, size: { width, height } };
      return statistics.chart(questionOf(bot, query), wanted, visitor.signal);
    }),
  ];
}

function questionOf(
  bot: string,
  { messenger, figure: figures, from, to, by }: z.output<typeof show.query>,
): StatisticsQuestion {
  return {
    bots: [bot],
    messengers: MESSENGERS.filter((one) => !messenger || messenger.includes(one)),
    figures,
    from,
    to,
    by,
  };
}
