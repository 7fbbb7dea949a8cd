import type { Queries } from '../../../src/store/database.ts';
import { longRead } from '../../../src/store/long-read.ts';
import { AppError } from '../../../src/domain/app-error.ts';

/** `made`: counts the rows as they are made, for the other thread to see. */
export type CountUp = { to: number; made?: Int32Array; pauseMs?: number; failAt?: number; refuseAt?: number };

/** Numbers from one up, slowly or with an accident where that is wanted. */
export default longRead<CountUp, { number: number }>(import.meta.url, countUp);

async function* countUp(_db: Queries, { to, made, pauseMs, failAt, refuseAt }: CountUp) {
  for (let number = 1; number <= to; number++) {
    if (number === failAt) throw new TypeError('three is too many');
    if (number === refuseAt) throw new AppError('not found', 'There is no such number.');
    if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (made) Atomics.add(made, 0, 1);
    yield { number };
  }
}
