import type { Api } from 'grammy';
import * as z from 'zod';

import { backOff } from '../../domain/back-off.ts';
import type { Clock, Random } from '../../domain/clock.ts';
import type { Log } from '../../domain/log.ts';
import { failureWords } from '../../domain/machine-trouble.ts';
import { Outage } from '../../domain/outage.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import type { Receive } from '../messenger.ts';
import { failureReason, isShutByWebhook, secondsToWait } from './errors.ts';
import { parseUpdate, type ParsedUpdate } from './parse-update.ts';
import { deleteWebhook } from './telegram-account.ts';
import { callLimit } from './telegram-fetch.ts';

const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** How much longer than asked for a poll may hang before its connection counts as dead. */
const GRACE_MS = 15_000;
const LAST_CONFIRMATION_MS = 5_000;
/** A database that is busy with something else stores a batch within so many milliseconds. */
const LEAST_PATIENCE = 60_000;
/** The least time between two empty answers, should a server not keep a poll open. */
const EMPTY_POLL_MS = 300;

type PollFailure = { reason: string; waitMs: number; isShut?: boolean };

/**
 * Takes updates from getUpdates and hands them on; an offset is only ever sent for updates that `receive` has
 * committed. Nothing ends it but its signal: every failure is waited out and said once a minute at the most.
 */
export class TelegramPoll {
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #log: Log;
  readonly #seconds: number;
  readonly #outage: Outage;
  readonly #storeOutage: Outage;
  #offset = 0;
  #confirmedOffset = 0;
  #lastPollAt: number | undefined;
  #beats = 0;
  #patience = LEAST_PATIENCE;
  #malformed = 0;

  constructor(props: { api: Api; clock: Clock; random: Random; log: Log; seconds: number }) {
    this.#api = props.api;
    this.#clock = props.clock;
    this.#random = props.random;
    this.#log = props.log;
    this.#seconds = props.seconds;
    this.#outage = new Outage({ log: props.log, clock: props.clock, what: 'polling Telegram' });
    this.#storeOutage = new Outage({ log: props.log, clock: props.clock, what: 'storing updates of Telegram' });
  }

  /** When getUpdates last answered, epoch milliseconds. */
  get lastPollAt(): number | undefined {
    return this.#lastPollAt;
  }

  /** Signs of life so far, and how many milliseconds the next may take: who is silent for longer has died. */
  get pulse(): { beats: number; patience: number } {
    return { beats: this.#beats, patience: this.#patience };
  }

  /** How many updates could not be read and were confirmed unread. */
  get malformed(): number {
    return this.#malformed;
  }

  async run(receive: Receive, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const startedAt = this.#clock.now();
      this.#beat(this.#seconds * 1000 + GRACE_MS);
      const batch = await this.#nextBatch(signal);
      if (signal.aborted) break;
      if (!batch.ok) {
        await this.#waitOut(batch.failure, signal);
        continue;
      }

      this.#outage.recovered();
      this.#lastPollAt = this.#clock.now();
      this.#confirmedOffset = this.#offset;
      this.#beat(LEAST_PATIENCE);
      if (batch.value.length > 0) await this.#take(batch.value, receive, signal);
      else await this.#clock.sleep(restOf(EMPTY_POLL_MS, this.#clock.now() - startedAt), signal);
    }
    if (this.#confirmedOffset !== this.#offset) await this.#confirm();
  }

  #beat(patience: number): void {
    this.#beats++;
    this.#patience = Math.max(patience, LEAST_PATIENCE);
  }

  async #nextBatch(signal: AbortSignal): Promise<Result<ParsedUpdate[], PollFailure>> {
    try {
      const raw: unknown = await this.#api.getUpdates(
        { offset: this.#offset, limit: 100, timeout: this.#seconds, allowed_updates: ALLOWED_UPDATES },
        callLimit(signal, this.#seconds * 1000 + GRACE_MS),
      );
      const list = z.array(z.unknown()).safeParse(raw);
      if (!list.success) return failure({ reason: 'getUpdates answered no list', waitMs: 0 });

      const updates = list.data.map((update) => parseUpdate(update, this.#clock.now()));
      const isStuck = updates.length > 0 && updates.every((update) => update.id === undefined);
      return isStuck ? failure({ reason: 'getUpdates answered no update ids', waitMs: 0 }) : success(updates);
    } catch (error) {
      const waitMs = secondsToWait(error) * 1000;
      return failure({ reason: failureReason(error), waitMs, isShut: isShutByWebhook(error) });
    }
  }

  async #take(updates: ParsedUpdate[], receive: Receive, signal: AbortSignal): Promise<void> {
    const incoming = updates.flatMap((update) => (update.kind === 'incoming' ? [update.incoming] : []));
    try {
      if (incoming.length > 0) await receive(incoming);
    } catch (error) {
      this.#storeOutage.failed(failureWords(error));
      await this.#clock.sleep(backOff(this.#storeOutage.failures, this.#random), signal);
      return;
    }
    this.#storeOutage.recovered();
    this.#reportMalformed(updates);
    this.#offset = Math.max(...updates.map((update) => update.id ?? 0)) + 1;
  }

  #reportMalformed(updates: ParsedUpdate[]): void {
    for (const update of updates) {
      if (update.kind !== 'malformed') continue;
      this.#malformed++;
      this.#log.warn({ updateId: update.id, where: update.where }, 'an update of Telegram could not be read');
    }
  }

  async #waitOut({ reason, waitMs, isShut }: PollFailure, signal: AbortSignal): Promise<void> {
    this.#outage.failed(reason);
    // That it could not be taken away is told by the next poll.
    if (isShut) await deleteWebhook(this.#api, signal).catch(() => undefined);
    const wait = Math.max(waitMs, backOff(this.#outage.failures, this.#random));
    this.#beat(wait);
    await this.#clock.sleep(wait, signal);
  }

  /** Tells Telegram what the last poll committed, so that it is not sent again at the next start. */
  async #confirm(): Promise<void> {
    try {
      const request = { offset: this.#offset, limit: 1, timeout: 0, allowed_updates: ALLOWED_UPDATES };
      await this.#api.getUpdates(request, callLimit(undefined, LAST_CONFIRMATION_MS));
    } catch (error) {
      this.#log.info({ reason: failureReason(error) }, 'the last updates of Telegram stay unconfirmed and will repeat');
    }
  }
}

/** What is left of so many milliseconds. They may have passed in less than none: the clock may have been set back. */
function restOf(milliseconds: number, passed: number): number {
  return Math.min(milliseconds, Math.max(0, milliseconds - passed));
}
