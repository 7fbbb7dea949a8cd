/** Moments as people and the club read them: in one time zone, without saying which (specification L762, L902, L1406). */
export class LocalTime {
  readonly #format: Intl.DateTimeFormat;

  /** `zone`: an IANA name, such as `Europe/Kyiv`. */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  }

  /** `2026-08-22 12:12:12`. */
  dateTime(moment: number): string {
    return this.#format.format(moment);
  }

  /** `2026-08-22`. */
  date(moment: number): string {
    return this.dateTime(moment).slice(0, 10);
  }
}

/** Whole days from one date to another, both `YYYY-MM-DD`; NaN when one is no date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
