import { AppError } from '../domain/app-error.ts';

const DAY = 24 * 60 * 60_000;

/** A day or a time given at the command line, as ISO 8601 in UTC; a day is meant from its beginning. AppError `usage`. */
export function isoFrom(option: string, given: string): string {
  const isKnown = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(given);
  const time = isKnown ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new AppError(
    'usage',
    `${option}: found "${given}", expected a day (2026-03-01) or a time (2026-03-01T08:00:00Z)`,
  );
}

/** The same for the end of a time span: a day is meant to its end. */
export function isoUntil(option: string, given: string): string {
  const time = isoFrom(option, given);
  return given.length === 10 ? new Date(Date.parse(time) + DAY).toISOString() : time;
}
