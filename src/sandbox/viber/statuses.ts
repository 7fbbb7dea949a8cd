/** Outcomes of the Viber REST API: HTTP is always 200, this is in the body (Viber REST API: error codes). */
export const STATUSES = {
  0: 'ok',
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
  16: 'inchatReplyMessageNotAllowed',
  17: 'publicAccountIsNotInline',
  18: 'noPublicChat',
  19: 'cannotSendBroadcast',
  20: 'broadcastNotAllowed',
  21: 'unsupportedCountry',
  22: 'paymentUnsupported',
  23: 'freeMessagesExceeded',
  24: 'noBalance',
} as const;

export type Status = keyof typeof STATUSES;

/** Viber's "no" to a call; thrown where the request turns out wrong and answered in one place. */
export class ViberRefusal extends Error {
  readonly status: number;

  constructor(status: Status, words: string = STATUSES[status]) {
    super(words);
    this.status = status;
  }
}

/** The words of any status number, also of one that is in no list. */
export function statusWords(status: number): string {
  return Object.entries(STATUSES).find(([known]) => Number(known) === status)?.[1] ?? 'generalError';
}
