import type { AppErrorCode } from '../../domain/app-error.ts';
import type { Attachment } from './draft.ts';

/**
 * What was sent from this console and is not yet known to be with the daemon. `waiting` goes out when the connection and
 * those before it allow; `failed` waits for the operator.
 */
export type Outgoing = {
  /** A UUID by which the daemon knows it again: however often it is sent, it is said once. */
  readonly client: string;
  readonly dialog: number;
  readonly kind: 'answer' | 'note';
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly failure?: AppErrorCode | undefined;
};

/** The first that waits in each dialog in which nothing is on its way or has failed before it: order is kept. */
export function readyToGo(outgoing: readonly Outgoing[]): Outgoing[] {
  const busy = new Set<number>();
  return outgoing.filter(({ dialog, state }) => {
    const isFirst = !busy.has(dialog);
    busy.add(dialog);
    return isFirst && state === 'waiting';
  });
}

/** One of them as it is now. */
export function changed(outgoing: readonly Outgoing[], client: string, change: Partial<Outgoing>): Outgoing[] {
  return outgoing.map((one) => (one.client === client ? { ...one, ...change } : one));
}
