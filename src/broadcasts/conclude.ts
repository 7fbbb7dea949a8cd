import type { FailedSend, SendOutcome } from '../messengers/messenger.ts';
import type { Recipient, RecipientSettlement } from './recipients.ts';

/** So often one person is tried again whom the messenger does not take anything for now, while others get theirs. */
const TRIES = 5;
/** One whose request alone fails waits so many milliseconds for each try they have had: others go first. */
const SETBACK = 5_000;

/** Why a broadcast stops by itself. */
export type Halt = 'account' | 'money' | 'errors' | 'no channel';

/** What an outcome means beyond the one recipient. */
export type Consequence = {
  settlement: RecipientSettlement;
  /** Counts against the error budget. */
  isBad: boolean;
  /** The messenger has asked the whole channel to wait until then. */
  channelWaitsUntil?: number;
  /** The messenger is away: nothing more for a while. */
  isAway?: boolean;
  halt?: 'account' | 'money';
};

/**
 * What an outcome means for a recipient and for those who come after. `answersOthers`: the messenger has answered others
 * just before, so that a failure may be about this one person.
 */
export function conclude(
  recipient: Recipient,
  outcome: SendOutcome,
  { now, answersOthers }: { now: number; answersOthers: boolean },
): Consequence {
  switch (outcome.kind) {
    case 'sent': {
      const { messageId } = outcome;
      return good({ recipient, state: 'sent', ...(messageId !== undefined && { messageId }) });
    }
    case 'blocked':
      return good({ recipient, state: 'blocked', reason: outcome.reason });
    case 'rejected':
      return { ...good({ recipient, state: 'failed', reason: outcome.reason }), isBad: true };
    case 'unknown':
      return { ...good({ recipient, state: 'unknown', reason: outcome.reason }), isBad: true };
    case 'retryAfter':
      return askedToWait(recipient, outcome, now + outcome.seconds * 1000);
    case 'unreachable': {
      const { reason, trouble } = outcome;
      if (trouble) return { ...good({ recipient, state: 'waiting', reason }), halt: trouble };
      if (!answersOthers) return { ...good({ recipient, state: 'waiting', reason }), isAway: true };
      return { ...setBack(recipient, reason, now), isAway: true };
    }
  }
}

function setBack(recipient: Recipient, reason: string, now: number): Consequence {
  const tried = { ...recipient, attempts: recipient.attempts + 1 };
  if (tried.attempts >= TRIES) return { ...good({ recipient: tried, state: 'failed', reason }), isBad: true };
  return good({ recipient: tried, state: 'waiting', reason, notBefore: now + SETBACK * tried.attempts });
}

function good(settlement: RecipientSettlement): Consequence {
  return { settlement, isBad: false };
}

function askedToWait(
  recipient: Recipient,
  { scope }: Extract<FailedSend, { kind: 'retryAfter' }>,
  until: number,
): Consequence {
  if (scope === 'channel') return { ...good({ recipient, state: 'waiting' }), channelWaitsUntil: until };
  const tried = { ...recipient, attempts: recipient.attempts + 1 };
  if (tried.attempts < TRIES) return good({ recipient: tried, state: 'waiting', notBefore: until });
  return good({ recipient: tried, state: 'failed', reason: 'the messenger takes no more messages to this person now' });
}
