import type { Language } from '../domain/language.ts';
import type { Period } from '../domain/periods.ts';
import type { Cell, Column, Picture, Sheet } from '../workbooks/sheet.ts';
import type { FigureSeries } from './figure-table.ts';
import type { Figure, Wording } from './figures/figure.ts';
import { messengerTitle, whose, type BotTitles } from './labels.ts';
import type { StatisticsTable } from './statistics.ts';

/** What a workbook is made of. `charts`: pictures of figures, the first ones of their sheet first. */
export type Exported = {
  table: StatisticsTable;
  figures: readonly Figure[];
  titles: BotTitles;
  language: Language;
  /** When it was asked for, epoch milliseconds. */
  at: number;
  zone: string;
};

const WORDS = {
  meaning: { uk: 'Що означає', en: 'What it means' },
  figure: { uk: 'Показник', en: 'Figure' },
  unit: { uk: 'Одиниця', en: 'Unit' },
  key: { uk: 'Ключ', en: 'Key' },
  explained: { uk: 'Пояснення', en: 'Explanation' },
  span: { uk: 'Період звіту', en: 'Span of the report' },
  made: { uk: 'Створено', en: 'Made' },
  days: {
    uk: 'Дні – за часом програми: ',
    en: 'Days are those of the programme’s time zone: ',
  },
  totals: { uk: 'Разом за період', en: 'Whole span' },
  charts: { uk: 'Графіки', en: 'Charts' },
  bot: { uk: 'Бот', en: 'Bot' },
  messenger: { uk: 'Месенджер', en: 'Messenger' },
  from: { uk: 'Від', en: 'From' },
  to: { uk: 'До', en: 'To' },
} satisfies Record<string, Wording>;

/** What each figure means; then all of them for the whole span, and period by period for each bot and messenger. */
export function exportSheets(exported: Exported, pictures: readonly Picture[]): Sheet[] {
  const { table, language } = exported;
  const owners = new Map(table.series.map((one) => [JSON.stringify([one.bot, one.messenger]), one]));
  return [
    meaningSheet(exported),
    totalsSheet(exported, [...owners.values()]),
    ...(pictures.length > 0 ? [{ name: WORDS.charts[language], columns: [], rows: [], pictures }] : []),
    ...[...owners.values()].map((owner) => periodsSheet(exported, owner)),
  ];
}

function meaningSheet({ figures, language, table, at, zone }: Exported): Sheet {
  const first = table.periods[0]?.from ?? '';
  const last = table.periods.at(-1)?.to ?? '';
  const rows: Cell[][] = [
    [WORDS.span[language], `${first} – ${last}`, '', WORDS.days[language] + zone],
    ...figures.map(({ key, title, unit, meaning }) => [title[language], unit[language], key, meaning[language]]),
  ];
  const text = (wording: Wording, width: number): Column => ({ heading: wording[language], kind: 'text', width });
  const columns = [text(WORDS.figure, 32), text(WORDS.unit, 24), text(WORDS.key, 26), text(WORDS.explained, 120)];
  const made: Column = { heading: WORDS.made[language], kind: 'moment' };
  return {
    name: WORDS.meaning[language],
    columns: [...columns, made],
    rows: rows.map((row, place) => (place === 0 ? [...row, at] : row)),
  };
}

function totalsSheet({ table, figures, titles, language }: Exported, owners: readonly FigureSeries[]): Sheet {
  const columns: Column[] = [
    { heading: WORDS.bot[language], kind: 'text' },
    { heading: WORDS.messenger[language], kind: 'text' },
    ...figures.map((figure) => numbersOf(figure, language)),
  ];
  const rows = owners.map(({ bot, messenger }) => [
    titles.get(bot) ?? bot,
    messengerTitle(messenger, language),
    ...figures.map(({ key }) => seriesOf(table, bot, messenger, key)?.total),
  ]);
  return { name: WORDS.totals[language], columns, rows };
}

function periodsSheet({ table, figures, titles, language }: Exported, owner: FigureSeries): Sheet {
  const columns: Column[] = [
    { heading: WORDS.from[language], kind: 'date' },
    { heading: WORDS.to[language], kind: 'date' },
    ...figures.map((figure) => numbersOf(figure, language)),
  ];
  const series = figures.map(({ key }) => seriesOf(table, owner.bot, owner.messenger, key));
  const rows = table.periods.map(({ from, to }: Period, place) => [
    from,
    to,
    ...series.map((one) => one?.values[place]),
  ]);
  return { name: whose(owner, titles, language), columns, rows };
}

function numbersOf({ title }: Figure, language: Language): Column {
  return { heading: title[language], kind: 'number' };
}

function seriesOf({ series }: StatisticsTable, bot: string, messenger: FigureSeries['messenger'], figure: string) {
  return series.find((one) => one.bot === bot && one.messenger === messenger && one.figure === figure);
}
