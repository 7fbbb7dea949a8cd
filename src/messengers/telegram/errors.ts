import { GrammyError, HttpError } from 'grammy';

import { networkTrouble, neverConnected } from '../../domain/network-trouble.ts';
import type { ConnectFailure, FailedSend } from '../messenger.ts';
import { ForeignAnswer } from './telegram-fetch.ts';

const GONE = /chat not found|user not found|user is deactivated|PEER_ID_INVALID|bot can't initiate conversation/i;
const SECONDS_WITHOUT_A_WORD = 5;

/** The outcome that a failed call to the Bot API means for a send (the server's Client.cpp, "fail_query"). */
export function failedSend(error: unknown): FailedSend {
  const reason = failureReason(error);
  if (error instanceof GrammyError) return refusedSend(error, reason);

  const cause = causeOf(error);
  if (cause instanceof ForeignAnswer) return { kind: cause.status < 300 ? 'unknown' : 'unreachable', reason };
  return { kind: neverConnected(cause) ? 'unreachable' : 'unknown', reason };
}

function refusedSend(error: GrammyError, reason: string): FailedSend {
  const code = error.error_code;
  if (code === 429) return { kind: 'retryAfter', seconds: secondsToWait(error), scope: 'channel' };
  if (code === 403) return { kind: 'blocked', reason };
  if (code === 401 || code === 404) return { kind: 'unreachable', reason, trouble: 'account' };
  if (code >= 500) return { kind: 'unreachable', reason };
  return GONE.test(error.description) ? { kind: 'blocked', reason } : { kind: 'rejected', reason };
}

/** What a failed call means for the start of a channel. */
export function failedConnect(error: unknown): ConnectFailure {
  const reason = failureReason(error);
  if (!(error instanceof GrammyError)) return { kind: 'unreachable', reason };
  if (error.error_code === 429) return { kind: 'unreachable', reason, seconds: secondsToWait(error) };
  if (error.error_code === 401 || error.error_code === 404) return { kind: 'credentials', reason };
  return { kind: error.error_code === 400 ? 'rejected' : 'unreachable', reason };
}

/** Whether somebody has set a webhook, beside which no poll is answered (the server's Client.cpp, "do_get_updates"). */
export function isShutByWebhook(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409 && /webhook is active/i.test(error.description);
}

/** How long Telegram says to wait, in seconds. */
export function secondsToWait(error: unknown): number {
  if (!(error instanceof GrammyError) || error.error_code !== 429) return 0;
  const seconds: unknown = error.parameters.retry_after;
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds) : SECONDS_WITHOUT_A_WORD;
}

/** A short reason fit for a log. Never the message of what {@link HttpError} wraps: that holds the token. */
export function failureReason(error: unknown): string {
  if (error instanceof GrammyError) return `${error.error_code}: ${error.description.slice(0, 200)}`;
  const cause = causeOf(error);
  return cause instanceof ForeignAnswer ? cause.message : networkTrouble(cause);
}

function causeOf(error: unknown): unknown {
  return error instanceof HttpError ? error.error : error;
}
