import type { LocalTime } from '../domain/local-time.ts';

const EVENING = '21:00';
const MORNING = '08:00';

/** Whether nobody is to be disturbed with news that can wait: from 21:00 to 08:00 local time. */
export function isQuiet(localTime: LocalTime, now: number): boolean {
  const time = localTime.dateTime(now).slice(11, 16);
  return time >= EVENING || time < MORNING;
}
