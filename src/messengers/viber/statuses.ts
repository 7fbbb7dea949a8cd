import type { ConnectFailure, FailedSend } from '../messenger.ts';

/** Viber says only that there were too many, never how long to wait (Viber REST API: Error codes). */
const SECONDS_TO_WAIT = 60;

const STATUS_NAMES: Record<number, string> = {
  1: 'invalidUrl',
  2: 'invalidAuthToken',
  3: 'badData',
  4: 'missingData',
  5: 'receiverNotRegistered',
  6: 'receiverNotSubscribed',
  7: 'publicAccountBlocked',
  8: 'publicAccountNotFound',
  9: 'publicAccountSuspended',
  10: 'webhookNotSet',
  11: 'receiverNoSuitableDevice',
  12: 'tooManyRequests',
  13: 'apiVersionNotSupported',
  14: 'incompatibleWithVersion',
  15: 'publicAccountNotAuthorized',
  19: 'cannotSendBroadcast',
  20: 'broadcastNotAllowed',
  23: 'freeMessagesExceeded',
  24: 'noBalance',
};

/** The person is gone; the account itself is in trouble or out of money, which an administrator can set right. */
const BLOCKED = new Set([5, 6]);
const ACCOUNT_TROUBLE = new Set([2, 7, 8, 9, 10, 15, 19, 20]);
const NO_MONEY = new Set([23, 24]);

export function statusReason(status: number): string {
  return `status ${status}: ${STATUS_NAMES[status] ?? 'unknown'}`;
}

/** What a status of send_message or broadcast_message other than 0 means, for one receiver. */
export function refusedSend(status: number): FailedSend {
  const reason = statusReason(status);
  if (status === 12) return { kind: 'retryAfter', seconds: SECONDS_TO_WAIT, scope: 'chat' };
  if (BLOCKED.has(status)) return { kind: 'blocked', reason };
  if (ACCOUNT_TROUBLE.has(status)) return { kind: 'unreachable', reason, trouble: 'account' };
  return NO_MONEY.has(status) ? { kind: 'unreachable', reason, trouble: 'money' } : { kind: 'rejected', reason };
}

/** What a status of get_account_info or set_webhook other than 0 means. */
export function refusedConnect(method: string, status: number): ConnectFailure {
  const reason = `${method}: ${statusReason(status)}`;
  if (status === 2) return { kind: 'credentials', reason };
  return status === 12 ? { kind: 'unreachable', reason, seconds: SECONDS_TO_WAIT } : { kind: 'rejected', reason };
}
