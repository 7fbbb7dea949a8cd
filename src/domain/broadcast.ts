import type { MessengerName } from './messenger-name.ts';

/**
 * Where a broadcast stands. `draft`: being made. `approved`: somebody who may send it has said yes, and it waits for a
 * word to go, as after a moment that was missed. `scheduled`: waits for its moment. `running`, `paused`: on its way.
 */
export const BROADCAST_STATES = [
  'draft',
  'approved',
  'scheduled',
  'running',
  'paused',
  'finished',
  'cancelled',
] as const;

export type BroadcastState = (typeof BROADCAST_STATES)[number];

/** What each state may become. A finished broadcast runs once more when those it did not reach are tried again. */
const NEXT: Record<BroadcastState, readonly BroadcastState[]> = {
  draft: ['approved', 'scheduled', 'running', 'cancelled'],
  approved: ['scheduled', 'running', 'cancelled'],
  scheduled: ['approved', 'scheduled', 'running', 'cancelled'],
  running: ['paused', 'finished', 'cancelled'],
  paused: ['running', 'cancelled'],
  finished: ['running'],
  cancelled: [],
};

export function mayBecome(from: BroadcastState, to: BroadcastState): boolean {
  return NEXT[from].includes(to);
}

/**
 * What became of one recipient. `left out`: not to be sent to after all. `failed`: the messenger refused the message.
 * `unknown`: the answer was lost, it may have arrived; nobody gets it again unasked.
 */
export const RECIPIENT_STATES = ['waiting', 'sending', 'sent', 'blocked', 'failed', 'unknown', 'left out'] as const;

export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** What is said to everybody: text in the small markup of {@link parseMarkup} with placeholders, picture, link button. */
export type BroadcastContent = {
  text: string;
  /** A file in the media folder. */
  picture?: string;
  button?: { label: string; url: string };
  /** Buttons that lead to somewhere in the bot, one below the other; only the program itself makes them. */
  ways?: readonly { label: string; press: string }[];
};

/** Minutes since midnight by the clock on the wall between which it may go out; over midnight when `to` is less. */
export type SendWindow = { from: number; to: number };

/**
 * Who it is for: everybody of the bot in these messengers, or whom a filter means there. Who has several accounts that are
 * meant gets it once, unless `everyAccount`. The filter of a segment stays as it was when the broadcast was made.
 * `unfinished`: only who has been invited to this survey, and has neither finished nor refused it.
 */
export type BroadcastAudience = {
  messengers: readonly MessengerName[];
  everyAccount: boolean;
  filter?: string;
  /** The segment that the filter was of. */
  segment?: string;
  unfinished?: { surveyId: number; invitationId: number };
};
