import { addDays, type LocalTime } from './local-time.ts';

/** Minutes since midnight by the clock on the wall; `to` lies up to a day behind `from`, past 24:00 in the next day. */
export type Span = { from: number; to: number };

/** The spans of each weekday, Monday first; a day without any is closed. */
export type Week = readonly (readonly Span[])[];

/** What holds on single dates (`YYYY-MM-DD`) in place of the weekday's spans. */
export type HoursPlan = { week: Week; dates: ReadonlyMap<string, readonly Span[]> };

/** A time without anybody there: `since` and `until` are missing when nobody was, or will be, there for over a year. */
export type ClosedPeriod = { since?: number; until?: number };

const MINUTE = 60_000;
const DAY = 24 * 60;
/** So far back, and so far ahead, it is looked whether somebody is there: longer than any plan is silent. */
const LOOKED_BACK = [2, 14, 400].map((days) => days * DAY * MINUTE);
const LOOKED_AHEAD = 400 * DAY * MINUTE;

/**
 * When somebody is there, by the clock on the wall: an hour that the clock shows twice is open twice, one that it skips
 * is not missed. A span past midnight belongs to the day on which it begins. Moments are epoch milliseconds.
 */
export class WorkingHours {
  readonly #plan: HoursPlan;
  readonly #localTime: LocalTime;

  constructor(plan: HoursPlan, localTime: LocalTime) {
    this.#plan = plan;
    this.#localTime = localTime;
  }

  isOpen(at: number): boolean {
    const { date, minute } = this.#localTime.wall(at);
    const yesterday = this.#spansOf(addDays(date, -1));
    return this.#spansOf(date).some(isWithin(minute)) || yesterday.some(isWithin(minute + DAY));
  }

  /** The first moment, from `at` on, when somebody is there; undefined when nobody will be for over a year. */
  nextOpening(at: number): number | undefined {
    return this.#next(at, true);
  }

  /** The first moment, from `at` on, when nobody is there; undefined when somebody will be for over a year. */
  nextClosing(at: number): number | undefined {
    return this.#next(at, false);
  }

  /** The time without anybody there that the moment belongs to; undefined while it is open. */
  closedPeriod(at: number): ClosedPeriod | undefined {
    if (this.isOpen(at)) return undefined;
    const since = this.#lastClosing(at);
    const until = this.nextOpening(at);
    return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  }

  #next(at: number, isOpen: boolean): number | undefined {
    let moment = at;
    while (this.isOpen(moment) !== isOpen) {
      moment = this.#nextLook(moment);
      if (moment > at + LOOKED_AHEAD) return undefined;
    }
    return moment;
  }

  #lastClosing(at: number): number | undefined {
    for (const back of LOOKED_BACK) {
      let closing: number | undefined;
      let wasOpen = false;
      for (let moment = at - back; moment <= at; moment = this.#nextLook(moment)) {
        const isOpen = this.isOpen(moment);
        if (wasOpen && !isOpen) closing = moment;
        wasOpen = isOpen;
      }
      if (closing !== undefined) return closing;
    }
    return undefined;
  }

  /** The next moment at which anything can change: the clock reaches an end of a span or midnight, or is changed. */
  #nextLook(at: number): number {
    const { date, minute } = this.#localTime.wall(at);
    const today = this.#spansOf(date).flatMap(({ from, to }) => [from, to]);
    const yesterday = this.#spansOf(addDays(date, -1)).map(({ to }) => to - DAY);
    const next = Math.min(DAY, ...[...today, ...yesterday].filter((end) => end > minute));
    const there = (Math.floor(at / MINUTE) + next - minute) * MINUTE;
    return this.#localTime.clockChange(at, there) ?? there;
  }

  #spansOf(date: string): readonly Span[] {
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    return this.#plan.dates.get(date) ?? this.#plan.week[weekday] ?? [];
  }
}

function isWithin(minute: number): (span: Span) => boolean {
  return ({ from, to }) => from <= minute && minute < to;
}
