import type { BroadcastShown, Figures } from '../../../control/contract/broadcasts.ts';
import { table } from '../../table.ts';

const HEADING = ['MESSENGER', 'RECIPIENTS', 'SENT', 'DELIVERED', 'SEEN', 'BLOCKED', 'FAILED', 'UNKNOWN', 'WAITING'];

/** What became of a broadcast: a line about it, the counts of each messenger, and why people did not get it. */
export async function figuresText(broadcast: BroadcastShown, figures: readonly Figures[]): Promise<string> {
  return [
    `Broadcast ${broadcast.id} “${broadcast.title}”: ${standing(broadcast)}`,
    ...(broadcast.filter === null ? [] : [`For: ${audienceText(broadcast.filter, broadcast.segment)}`]),
    await figuresTable(figures),
  ].join('\n');
}

/** The counts of each messenger, and why people did not get it. */
export async function figuresTable(figures: readonly Figures[]): Promise<string> {
  const rows = figures.map((one) => [
    one.messenger,
    String(one.recipients),
    String(one.sent),
    told(one.delivered),
    told(one.seen),
    String(one.blocked),
    String(one.failed),
    String(one.unknown),
    String(one.waiting + one.sending),
  ]);
  const reasons = figures.flatMap(({ messenger, reasons: all }) =>
    all.map(({ state, reason, count }) => `  ${messenger}: ${count} ${state}: ${reason}`),
  );
  return [await table(HEADING, rows), ...(reasons.length > 0 ? ['Why not:', ...reasons] : [])].join('\n');
}

/** Whom something goes to. */
export function audienceText(filter: string, segment: string | null): string {
  return segment === null ? filter : `the segment “${segment}”: ${filter}`;
}

/** Telegram tells of nothing after a message is sent. */
function told(count: number | null): string {
  return count === null ? 'not told' : String(count);
}

function standing({ state, heldBecause, dueAt, repeats, isInHours }: BroadcastShown): string {
  if (state === 'scheduled') return `scheduled for ${dueAt}${repeats === null ? '' : ` (repeats: ${repeats})`}`;
  if (state === 'running' && !isInHours) return 'running, waits for its hours';
  return heldBecause === null ? state : `${state}: ${heldBecause}`;
}
