import type { MessengerName } from '../domain/messenger-name.ts';
import { addDays } from '../domain/local-time.ts';
import type { HowCounted } from './figures/figure.ts';
import type { Period } from '../domain/periods.ts';

type Whose = { bot_id: string; messenger: MessengerName; figure: string };

/** `before`: what there was before the first period. `all`: of all periods, where that is not their sum. */
type Sum = { before: number; periods: number[]; all: number };

/** What days add up to in periods that follow each other. */
export class Sums {
  /** The first and the last day of all. */
  readonly first: string;
  readonly last: string;
  readonly #periods: readonly Period[];
  readonly #places = new Map<string, number>();
  readonly #sums = new Map<string, Sum>();

  constructor(periods: readonly Period[]) {
    this.#periods = periods;
    this.first = periods[0]?.from ?? '';
    this.last = periods.at(-1)?.to ?? '';
    for (const [place, { from, to }] of periods.entries())
      for (let day = from; day <= to; day = addDays(day, 1)) this.#places.set(day, place);
  }

  addBefore(whose: Whose, amount: number): void {
    this.#sumOf(whose).before += amount;
  }

  add(whose: Whose, day: string, amount: number): void {
    const sum = this.#sumOf(whose);
    this.#addTo(sum, day, amount);
    sum.all += amount;
  }

  /** People who were there on a day and had been there last on another: new in a period that began after that. */
  addPeople(whose: Whose, day: string, dayBefore: string, people: number): void {
    const sum = this.#sumOf(whose);
    const period = this.#periods[this.#places.get(day) ?? -1];
    if (period && dayBefore < period.from) this.#addTo(sum, day, people);
    if (dayBefore < this.first) sum.all += people;
  }

  /** A figure of a bot over some messengers together. */
  answer(
    how: HowCounted,
    bot: string,
    messengers: readonly MessengerName[],
  ): { values: (number | null)[]; total: number | null } {
    const together = (figures: string[]) =>
      this.#together(messengers.flatMap((messenger) => figures.map((figure) => ({ bot_id: bot, messenger, figure }))));
    switch (how.kind) {
      case 'count':
      case 'people': {
        const { periods, all } = together([how.of]);
        return { values: periods, total: all };
      }
      case 'level':
        return levels(together(how.plus), together(how.minus));
      case 'mean': {
        const sum = together([how.sum]);
        const count = together([how.count]);
        const mean = (of: number, by: number) => (by === 0 ? null : of / by);
        const values = sum.periods.map((of, place) => mean(of, count.periods[place] ?? 0));
        return { values, total: mean(sum.all, count.all) };
      }
    }
  }

  #addTo(sum: Sum, day: string, amount: number): void {
    const place = this.#places.get(day);
    if (place !== undefined) sum.periods[place] = (sum.periods[place] ?? 0) + amount;
  }

  #sumOf({ bot_id: bot, messenger, figure }: Whose): Sum {
    const key = JSON.stringify([bot, messenger, figure]);
    const known = this.#sums.get(key) ?? this.#nothing();
    this.#sums.set(key, known);
    return known;
  }

  #together(all: Whose[]): Sum {
    const result = this.#nothing();
    for (const whose of all) {
      const { before, periods, all: whole } = this.#sumOf(whose);
      result.before += before;
      result.all += whole;
      for (const [place, amount] of periods.entries()) result.periods[place] = (result.periods[place] ?? 0) + amount;
    }
    return result;
  }

  #nothing(): Sum {
    return { before: 0, periods: this.#periods.map(() => 0), all: 0 };
  }
}

/** How much there is at the end of each period. */
function levels(plus: Sum, minus: Sum): { values: number[]; total: number } {
  let level = plus.before - minus.before;
  const values = plus.periods.map((more, place) => (level += more - (minus.periods[place] ?? 0)));
  return { values, total: level };
}
