import { addDays } from './local-time.ts';
import { WEEKDAYS } from './weekdays.ts';
import type { Span, Week } from './working-hours.ts';

/** The week in lines that can be typed again, such as `mon-fri 9:00-18:00`; days with the same hours stand together. */
export function writeWeek(week: Week): string[] {
  return runs(
    WEEKDAYS.map((name, place) => ({ name, hours: writeSpans(week[place] ?? []) })),
    () => true,
  ).map(({ from, to, hours }) => `${from === to ? from : `${from}-${to}`} ${hours}`);
}

/** What holds on single dates, in order, in lines that can be typed again, such as `2026-12-25..2027-01-07 closed`. */
export function writeDates(dates: ReadonlyMap<string, readonly Span[]>): string[] {
  const days = [...dates].map(([name, spans]) => ({ name, hours: writeSpans(spans) }));
  return runs(
    days.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    (date, next) => addDays(date, 1) === next,
  ).map(({ from, to, hours }) => `${from === to ? from : `${from}..${to}`} ${hours}`);
}

/** `9:00-13:00,14:00-18:00`, or `closed`. */
export function writeSpans(spans: readonly Span[]): string {
  if (spans.length === 0) return 'closed';
  return spans.map(({ from, to }) => `${writeTime(from)}-${writeTime(to > 24 * 60 ? to - 24 * 60 : to)}`).join();
}

type Run = { from: string; to: string; hours: string };

/** Neighbours with the same hours as one. */
function runs(days: { name: string; hours: string }[], follows: (name: string, next: string) => boolean): Run[] {
  const found: Run[] = [];
  for (const { name, hours } of days) {
    const last = found.at(-1);
    if (last?.hours === hours && follows(last.to, name)) last.to = name;
    else found.push({ from: name, to: name, hours });
  }
  return found;
}

function writeTime(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
