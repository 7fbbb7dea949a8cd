import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/broadcasts/conclude.ts';
import type { Recipient } from '../../src/broadcasts/recipients.ts';
import type { SendOutcome } from '../../src/messengers/messenger.ts';

const NOW = 1_000_000;

function recipient(attempts = 0): Recipient {
  return { subscriberId: 7, externalId: 'p7', attempts, name: null, username: null, standing: null };
}

function after(outcome: SendOutcome, { attempts = 0, answersOthers = true } = {}) {
  return conclude(recipient(attempts), outcome, { now: NOW, answersOthers });
}

describe('what an outcome means', () => {
  it.each([
    [{ kind: 'sent', messageId: 'm1' }, { state: 'sent', messageId: 'm1' }, false],
    [{ kind: 'blocked', reason: '403' }, { state: 'blocked', reason: '403' }, false],
    [{ kind: 'rejected', reason: '400' }, { state: 'failed', reason: '400' }, true],
    [{ kind: 'unknown', reason: 'reset' }, { state: 'unknown', reason: 'reset' }, true],
  ] as [SendOutcome, object, boolean][])('%j', (outcome, settlement, isBad) => {
    expect(after(outcome)).toMatchObject({ settlement, isBad });
  });

  it('the whole channel waits when it is asked to, and that is no try of this person', () => {
    const told = after({ kind: 'retryAfter', seconds: 3, scope: 'channel' }, { attempts: 4 });
    expect(told).toMatchObject({ settlement: { state: 'waiting' }, channelWaitsUntil: NOW + 3_000 });
    expect(told.settlement.recipient.attempts).toBe(4);
  });

  it('one who is to be left in peace waits alone, five times at the most', () => {
    const outcome: SendOutcome = { kind: 'retryAfter', seconds: 60, scope: 'chat' };
    expect(after(outcome, { attempts: 3 }).settlement).toMatchObject({ state: 'waiting', notBefore: NOW + 60_000 });
    expect(after(outcome, { attempts: 4 })).toMatchObject({ settlement: { state: 'failed' } });
  });

  it('a messenger that is away is waited for, however long that takes', () => {
    const away = after({ kind: 'unreachable', reason: '502' }, { attempts: 4, answersOthers: false });
    expect(away).toMatchObject({ settlement: { state: 'waiting' }, isAway: true });
    expect(away.settlement.recipient.attempts).toBe(4);
  });

  it('one with whom alone it fails goes behind the others, and is given up after five tries', () => {
    const outcome: SendOutcome = { kind: 'unreachable', reason: '502' };
    expect(after(outcome, { attempts: 1 }).settlement).toMatchObject({ state: 'waiting', notBefore: NOW + 10_000 });
    expect(after(outcome, { attempts: 4 })).toMatchObject({ settlement: { state: 'failed', reason: '502' } });
  });

  it('trouble with the account or the money stops everything and is nobody’s failure', () => {
    const told = after({ kind: 'unreachable', reason: 'status 24', trouble: 'money' }, { attempts: 4 });
    expect(told).toMatchObject({ settlement: { state: 'waiting' }, halt: 'money', isBad: false });
  });
});
