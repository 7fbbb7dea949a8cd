import type { FailedSend, SendOutcome } from '../messengers/messenger.ts';
import type { Recipient, RecipientSettlement } from './recipients.ts';

/** So often one person is tried again whom the messenger asks us to leave in peace for now. */
const TRIES = 5;

/** Why a broadcast stops by itself. */
export type Halt = 'account' | 'money' | 'errors';

/** What an outcome means beyond the one recipient. */
export type Consequence = {
  settlement: RecipientSettlement;
  /** Counts against the error budget. */
  isBad: boolean;
  /** The messenger has asked the whole channel to wait until then. */
  channelWaitsUntil?: number;
  /** The messenger is away: nothing more for a while. */
  isAway?: boolean;
  halt?: Exclude<Halt, 'errors'>;
};

/** What an outcome means for a recipient and for those who come after. */
export function conclude(recipient: Recipient, outcome: SendOutcome, now: number): Consequence {
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
      const consequence = good({ recipient, state: 'waiting', reason: outcome.reason });
      return outcome.trouble ? { ...consequence, halt: outcome.trouble } : { ...consequence, isAway: true };
    }
  }
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
