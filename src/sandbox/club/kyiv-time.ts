const FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Kyiv', dateStyle: 'short', timeStyle: 'medium' });
const DAY = 86_400_000;

/** `YYYY-MM-DD HH:MM:SS` in Kyiv. */
export function kyivTime(at: number): string {
  return FORMAT.format(at);
}

/** `YYYY-MM-DD` in Kyiv, `days` later or, below zero, earlier. */
export function kyivDate(at: number, days = 0): string {
  return kyivTime(at + days * DAY).slice(0, 10);
}
