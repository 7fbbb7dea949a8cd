import { addDays, daysBetween } from './local-time.ts';
import { failure, success, type Result } from './result.ts';
import { readDays, WEEKDAYS } from './weekdays.ts';
import type { Span, Week } from './working-hours.ts';

/** Why typed hours cannot be taken: where, what stands there, and what should. */
export type HoursProblem = { place: string; found: string; expected: string };

/** What is to hold on the dates (`YYYY-MM-DD`); `usual` gives them back to their weekdays. */
export type TypedDates = { dates: string[]; spans: Span[] | 'usual' };

/** A typed word with its place among the others. */
type Word = { text: string; number: number };

const DAY = 24 * 60;
/** More dates at once are a slip of the hand in the year. */
const MOST_DATES = 366;
const CLOSED = ['closed', 'зачинено', 'закрито', 'вихідний'];
const USUAL = ['usual', 'звичайно'];
const DAYS_EXPECTED = `a day (${WEEKDAYS.join(', ')}, or пн, вт, ср…), a range such as mon-fri, or a list such as mon,wed`;
const HOURS_EXPECTED = 'hours such as 9:00-18:00 or 9:00-13:00,14:00-18:00, or closed';
const DATES_EXPECTED = 'a date such as 2026-12-25 or 25.12.2026, or a range such as 2026-12-25..2027-01-07';

/** Reads a whole week, such as `mon-fri 9:00-13:00,14:00-18:00 sat 10:00-14:00`; days that are not named are closed. */
export function readWeek(typed: string): Result<Week, HoursProblem> {
  const words = wordsOf(typed);
  if (words.length === 0) return failure({ place: 'the hours', found: 'nothing', expected: 'mon-fri 9:00-18:00' });
  const week: (Span[] | undefined)[] = WEEKDAYS.map(() => undefined);
  for (let at = 0; at < words.length;) {
    const hours = wordsOfHours(words, at + 1);
    const days = readDayList(words[at]);
    if (!days.ok) return days;
    const spans = readSpans(hours, words[at]);
    if (!spans.ok) return spans;
    const twice = days.value.find((day) => week[day] !== undefined);
    if (twice !== undefined)
      return problem(words[at], `${WEEKDAYS[twice]}, which has its hours already`, 'each day once');
    for (const day of days.value) week[day] = spans.value;
    at += 1 + hours.length;
  }
  return success(week.map((spans) => spans ?? []));
}

/** Reads what holds on single dates, such as `2026-12-25..2027-01-07 closed` or `31.12.2026 10:00-14:00`. */
export function readDates(typed: string, today: string): Result<TypedDates, HoursProblem> {
  const [first, ...rest] = wordsOf(typed);
  const dates = readDateRange(first, today);
  if (!dates.ok) return dates;
  const [word] = rest;
  if (rest.length === 1 && word && USUAL.includes(word.text)) return success({ dates: dates.value, spans: 'usual' });
  const spans = readSpans(rest, first);
  return spans.ok ? success({ dates: dates.value, spans: spans.value }) : spans;
}

/** Spaces beside dashes, dots and commas are no ends of words. */
function wordsOf(typed: string): Word[] {
  const plain = typed.toLowerCase().replace(/[‐-―−]/g, '-');
  const joined = plain.replace(/\s*(,|\.\.|-)\s*/g, '$1').replace(/…/g, '..');
  const words = joined.split(/[\s;]+/).filter((word) => word !== '');
  return words.map((text, index) => ({ text, number: index + 1 }));
}

function wordsOfHours(words: Word[], from: number): Word[] {
  const end = words.findIndex(({ text }, index) => index >= from && !/^\d/.test(text) && !CLOSED.includes(text));
  return words.slice(from, end === -1 ? undefined : end);
}

function readDayList(word: Word | undefined): Result<number[], HoursProblem> {
  const days: number[] = [];
  for (const part of word?.text.split(',') ?? []) {
    const [from, to, ...more] = part.split('-').map(readDays);
    if (!from || more.length > 0) return problem(word, quoted(part), DAYS_EXPECTED);
    if (!part.includes('-')) days.push(...from);
    else if (to?.length === 1 && from.length === 1) days.push(...daysFromTo(from[0] ?? 0, to[0] ?? 0));
    else return problem(word, quoted(part), DAYS_EXPECTED);
  }
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  return twice === undefined ? success(days) : problem(word, `${WEEKDAYS[twice]} twice`, 'each day once');
}

/** Over the weekend as well: `fri-mon` is four days. */
function daysFromTo(from: number, to: number): number[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (from + index) % 7);
}

/** The spans of one day in their order; `after` is the word that they belong to. */
function readSpans(words: Word[], after: Word | undefined): Result<Span[], HoursProblem> {
  if (words.length === 0) return problem(after, 'no hours after it', HOURS_EXPECTED);
  if (words.length === 1 && words[0] && CLOSED.includes(words[0].text)) return success([]);
  const spans: Span[] = [];
  for (const word of words) {
    for (const part of word.text.split(',')) {
      const span = readSpan(part, word);
      if (!span.ok) return span;
      const overlap = spans.some(({ from, to }) => span.value.from < to && from < span.value.to);
      if (overlap) return problem(word, `${part}, which overlaps with the hours before it`, 'hours beside each other');
      spans.push(span.value);
    }
  }
  return success(spans.toSorted((a, b) => a.from - b.from));
}

function readSpan(part: string, word: Word): Result<Span, HoursProblem> {
  const ends = part.split('-');
  const [from, to] = ends.map(readTime);
  if (ends.length !== 2) return problem(word, quoted(part), HOURS_EXPECTED);
  const wrong = from === undefined || from === DAY ? ends[0] : to === undefined ? ends[1] : undefined;
  if (from === undefined || to === undefined || wrong !== undefined)
    return problem(
      word,
      `${quoted(wrong ?? '')}, which is no time of day to ${wrong === ends[0] ? 'open' : 'close'}`,
      HOURS_EXPECTED,
    );
  if (from === to) return problem(word, `${part}, which is no time at all`, '0:00-24:00 for the whole day');
  return success({ from, to: to > from ? to : to + DAY });
}

/** `9`, `9:30`, `09.30`, `24:00` as minutes since midnight. */
function readTime(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const time = Number(hours) * 60 + Number(minutes);
  return time <= DAY ? time : undefined;
}

function readDateRange(word: Word | undefined, today: string): Result<string[], HoursProblem> {
  if (!word) return failure({ place: 'the dates', found: 'nothing', expected: DATES_EXPECTED });
  const [, first = '', last = first] = /^([\d.-]+?)(?:\.\.(.+))?$/.exec(word.text) ?? [];
  const [from, to] = [readDate(first), readDate(last)];
  if (!from || !to) return problem(word, quoted(from ? last : first || word.text), DATES_EXPECTED);
  const count = daysBetween(from, to) + 1;
  if (count < 1) return problem(word, `${to}, which is before ${from}`, 'the earlier date first');
  if (count > MOST_DATES) return problem(word, `${count} days`, `at most ${MOST_DATES} days at once`);
  if (to < today) return problem(word, `${to}, which is over`, `a date from ${today} on`);
  return success(Array.from({ length: count }, (_, index) => addDays(from, index)));
}

/** A date that the calendar has, as `YYYY-MM-DD`. */
function readDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const date = year === undefined ? text : [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return undefined;
  return addDays(date, 0) === date ? date : undefined;
}

function problem(word: Word | undefined, found: string, expected: string): { ok: false; failure: HoursProblem } {
  return failure({ place: word ? `word ${word.number} (${word.text})` : 'the hours', found, expected });
}

function quoted(text: string): string {
  return `"${text}"`;
}
