import type { BroadcastPlan } from '../../../control/contract/broadcasts.ts';
import { table } from '../../table.ts';

const HEADING = ['MESSENGER', 'RECIPIENTS', 'TIME', 'PAID', 'LEFT OUT'];

/** Whom a broadcast would reach, who is left out and why, and how long it takes. */
export function planTable({ messengers }: BroadcastPlan): Promise<string> {
  const rows = messengers.map(({ messenger, recipients, seconds, paid, gone, doubles }) => [
    messenger,
    String(recipients),
    duration(seconds),
    messenger === 'viber' ? String(paid) : '–',
    [
      ...(gone > 0 ? [`${gone} have left or blocked the bot`] : []),
      ...(doubles > 0 ? [`${doubles} get it in another account`] : []),
    ].join(', ') || '–',
  ]);
  return table(HEADING, rows);
}

/** `1 h 05 min`, `12 min 30 s`, `8 s`. */
export function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.ceil(seconds % 60)];
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`;
  return minutes > 0 ? `${minutes} min ${String(rest).padStart(2, '0')} s` : `${rest} s`;
}
