import type { MessengerName } from '../domain/messenger-name.ts';
import type { Language } from '../domain/language.ts';
import type { Wording } from './figures/figure.ts';
import type { Period, Step } from '../domain/periods.ts';

/** The titles of bots by their ids. */
export type BotTitles = ReadonlyMap<string, string>;

const MESSENGER_TITLES: Record<MessengerName, string> = { telegram: 'Telegram', viber: 'Viber' };
const ALL: Wording = { uk: 'усі месенджери', en: 'all messengers' };

export function messengerTitle(messenger: MessengerName | null, language: Language): string {
  return messenger === null ? ALL[language] : MESSENGER_TITLES[messenger];
}

/** Whose a figure is, as a person reads it; with one bot the bot goes without saying. */
export function whose(
  { bot, messenger }: { bot: string; messenger: MessengerName | null },
  titles: BotTitles,
  language: Language,
): string {
  const title = messengerTitle(messenger, language);
  return titles.size > 1 ? `${titles.get(bot) ?? bot}, ${title}` : title;
}

/** A period in as few characters as tell it from its neighbours: a whole month by its name, others by their days. */
export function periodLabel({ from, to }: Period, by: Step): string {
  if (by === 'day') return from;
  if (by === 'month' && from.endsWith('-01')) return from.slice(0, 7);
  return `${from} – ${to.slice(5)}`;
}
