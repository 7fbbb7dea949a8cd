import * as z from 'zod';
import { LANGUAGES } from '../../domain/language.ts';
import { STEPS } from '../../domain/periods.ts';
import { file, json, PLAIN, procedure } from '../procedure.ts';
import { messenger, numberBetween, ofBot, several } from './fields.ts';

const date = z.iso.date().describe('a date, for example 2026-03-01');

const question = {
  messenger: several(messenger).describe('telegram or viber; both unless told').optional(),
  figure: several(z.string().max(64)).describe('figures by their keys; all unless told').optional(),
  from: date.optional(),
  to: date.optional(),
  by: z.enum(STEPS).describe(STEPS.join(', ')).default('day'),
  lang: z.enum(LANGUAGES).describe(LANGUAGES.join(' or ')).default('uk'),
};

const figure = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  meaning: z.string(),
  kind: z.enum(['count', 'level', 'people', 'mean']),
});

const series = z.object({
  figure: z.string(),
  messenger: messenger.nullable().describe('null for all that were asked for together'),
  values: z.array(z.number().nullable()).describe('one for each period; null where there is no such thing'),
  total: z.number().nullable().describe('of all periods together; of what has a level, at their end'),
});

const statisticsTable = z.object({
  by: z.enum(STEPS),
  periods: z.array(z.object({ from: date, to: date })),
  figures: z.array(figure),
  series: z.array(series),
});

export type StatisticsAnswer = z.output<typeof statisticsTable>;

/** What has happened over time, counted. */
export const statistics = {
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/statistics',
    summary: 'Figures of a bot and its messengers over a span of time, by day, week or month',
    access: 'statistics.see',
    params: ofBot,
    query: z.strictObject(question),
    answer: json(statisticsTable),
  }),
  export: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/statistics/workbook',
    summary: 'The same as an .xlsx workbook, with charts and with what each figure means',
    access: 'statistics.see',
    params: ofBot,
    query: z.strictObject(question),
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  chart: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/statistics/chart',
    summary: 'Figures as a picture',
    access: 'statistics.see',
    params: ofBot,
    query: z.strictObject({
      ...question,
      format: z.enum(['png', 'svg']).describe('png or svg').default('png'),
      width: numberBetween(200, 4000).default(960),
      height: numberBetween(150, 4000).default(480),
    }),
    answer: file('image/*'),
  }),
};
