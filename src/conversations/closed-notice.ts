import { addDays, type LocalTime } from '../domain/local-time.ts';
import type { RichText } from '../domain/rich-text.ts';
import type { Context, Effect } from './scene.ts';
import type { Words } from './words.ts';

const DATE = new Intl.DateTimeFormat('uk', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Outside of working hours, once per closed period: when somebody will read what was written to support. */
export async function closedNotice(context: Context): Promise<{ text: RichText; effect: Effect } | undefined> {
  const { supportHours, subscriber, words, localTime, now } = context;
  const period = await supportHours.untold(subscriber, now);
  if (!period) return undefined;
  const { until } = period;
  const text =
    until === undefined
      ? words.say('support.closed-for-long')
      : words.say('support.closed', { when: openingWords(until, now, localTime, words) });
  return { text, effect: (tx) => supportHours.noteTold(tx, subscriber) };
}

/** «сьогодні о 18:00», «завтра об 11:00», «у понеділок, 30 листопада, о 9:00». */
export function openingWords(opens: number, now: number, localTime: LocalTime, words: Words): string {
  const { date, minute } = localTime.wall(opens);
  const hour = Math.floor(minute / 60);
  const time = words.label('hours.at', {
    hour: hour === 11 ? 'eleven' : 'another',
    time: `${hour}:${String(minute % 60).padStart(2, '0')}`,
  });
  const today = localTime.date(now);
  if (date === today) return words.label('hours.today', { time });
  if (date === addDays(today, 1)) return words.label('hours.tomorrow', { time });
  const day = new Date(date);
  const weekday = WEEKDAYS[day.getUTCDay()] ?? 'sunday';
  return words.label('hours.on-day', { weekday, date: DATE.format(day), time });
}
