const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A moment as the clocks of a zone show it. `minute` is counted from midnight by the clock's face. */
export type WallTime = { date: string; minute: number };

/** Moments as people and the club read them: in one time zone, without saying which (specification L762, L902, L1406). */
export class LocalTime {
  readonly zone: string;
  readonly #format: Intl.DateTimeFormat;

  /** `zone`: an IANA name, such as `Europe/Kyiv`. */
  constructor(zone: string) {
    this.zone = zone;
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

  /** What a clock on the wall shows. */
  wall(moment: number): WallTime {
    const shown = this.dateTime(moment);
    return { date: shown.slice(0, 10), minute: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) };
  }

  /** The first moment of a date, `YYYY-MM-DD`, also when the clocks skip midnight or show it twice. */
  startOf(date: string): number {
    const utc = Date.parse(`${date}T00:00:00Z`);
    const moments = [utc - DAY, utc + DAY].map((near) => utc - this.#offset(near));
    return Math.min(...moments.filter((moment) => this.date(moment) === date));
  }

  /** The first minute after `from` and up to `to`, less than a day later, at which the clocks have been changed; undefined when they stay. */
  clockChange(from: number, to: number): number | undefined {
    const before = this.#offset(from);
    if (this.#offset(to) === before) return undefined;
    let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#offset(middle * MINUTE) === before) low = middle;
      else high = middle;
    }
    return high * MINUTE;
  }

  /** How far the clocks are ahead of UTC, in milliseconds. */
  #offset(moment: number): number {
    const whole = Math.floor(moment / 1000) * 1000;
    return Date.parse(`${this.dateTime(moment).replace(' ', 'T')}Z`) - whole;
  }
}

/** Whole days from one date to another, both `YYYY-MM-DD`; NaN when one is no date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The date so many days after another (before it when negative), both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Whether a day, `YYYY-MM-DD`, is in the calendar. */
export function isDate(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
