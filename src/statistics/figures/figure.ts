import type { Language } from '../../domain/language.ts';

/** What staff read, in both of their languages. */
export type Wording = Record<Language, string>;

/**
 * How a figure comes of what is kept by the day. `count`: the sum of the days. `level`: what has come to the end of the
 * period, from the very beginning. `people`: everybody once, however many days of the period they were there.
 * `mean`: one sum divided by another.
 */
export type HowCounted =
  | { kind: 'count'; of: string }
  | { kind: 'level'; plus: string[]; minus: string[] }
  | { kind: 'people'; of: string }
  | { kind: 'mean'; sum: string; count: string };

/** A figure of the statistics. `of`, `plus` and the others name what triggers note in `statistic_changes`. */
export type Figure = {
  key: string;
  title: Wording;
  unit: Wording;
  meaning: Wording;
  how: HowCounted;
  /** The figure of which this is a share; all its shares together make it. */
  shareOf?: string;
};

export const PEOPLE: Wording = { uk: 'осіб', en: 'people' };
export const MESSAGES: Wording = { uk: 'повідомлень', en: 'messages' };
export const TIMES: Wording = { uk: 'разів', en: 'times' };
export const SALES: Wording = { uk: 'продажів', en: 'sales' };
export const POINTS: Wording = { uk: 'балів', en: 'points' };
export const STARS: Wording = { uk: 'зірок', en: 'stars' };
export const SECONDS: Wording = { uk: 'секунд', en: 'seconds' };
