import type { SendWindow } from '../domain/broadcast.ts';
import type { LocalTime } from '../domain/local-time.ts';

/** Whether messages may go out at this moment; always without a window. */
export function mayGoOut(window: SendWindow | null, localTime: LocalTime, now: number): boolean {
  if (!window) return true;
  const { minute } = localTime.wall(now);
  const { from, to } = window;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
