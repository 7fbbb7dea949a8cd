const HOUR = 60 * 60_000;
const FIRST = 2 * HOUR;
/** In milliseconds. */
export const LONGEST_INTERVAL = 48 * HOUR;

/** How long to wait before a seller's registrations are compared again, in milliseconds: longer while nothing happens. */
export function checkInterval(checksWithoutNews: number): number {
  return Math.min(LONGEST_INTERVAL, FIRST * 2 ** Math.min(checksWithoutNews, 10));
}
