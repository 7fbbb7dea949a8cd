import type { BulkGate } from '../delivery/bulk-gate.ts';
import type { Channel } from '../delivery/outbox.ts';
import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Keyboard } from '../domain/keyboard.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { Log } from '../domain/log.ts';
import { Outage } from '../domain/outage.ts';
import { Pause } from '../domain/pause.ts';
import type { FailedSend, Messenger, SendOutcome } from '../messengers/messenger.ts';
import type { Broadcast } from './broadcasts.ts';
import { conclude, type Consequence, type Halt } from './conclude.ts';
import { Letter } from './content.ts';
import { ErrorBudget } from './error-budget.ts';
import type { Recipient, Recipients } from './recipients.ts';
import type { Running } from './running.ts';
import { mayGoOut } from './send-hours.ts';
import { Settling } from './settling.ts';
import { portionOf, requestsFor, type StrandRequest, type Wording } from './strand-requests.ts';

export type BroadcastSenderProps = {
  channel: Channel;
  messenger: Messenger;
  gate: BulkGate;
  /** Requests a second that the bulk lane may take, and how many may be under way at once. */
  rate: { perSecond: number; parallel: number };
  menu: () => Keyboard;
  running: Running;
  recipients: Recipients;
  /** Lets a broadcast stand still by itself. */
  halt: (broadcast: Broadcast, because: Halt, reason: string) => Promise<void>;
  /** Everybody of this channel has been served: it may be at its end. */
  served: (broadcast: Broadcast) => Promise<void>;
  localTime: LocalTime;
  clock: Clock;
  random: Random;
  log: Log;
};

/** Rows are marked as being sent for so many seconds ahead: that many are in doubt after a crash. */
const AHEAD = 0.1;
/** A pause is noticed at the latest so many milliseconds after it was said. */
const NOTICE = 200;
const LOOK_AGAIN = 30_000;

/** Sends the broadcasts of one bot in one messenger, in turns, through the bulk lane of the channel. */
export class BroadcastSender {
  readonly #props: BroadcastSenderProps;
  readonly #stopping = new AbortController();
  readonly #settling: Settling;
  readonly #outage: Outage;
  readonly #budgets = new Map<number, ErrorBudget>();
  readonly #letters = new Map<number, Letter>();
  #active = 0;
  readonly #away = new Pause();
  #looking = new AbortController();
  #slotFree = Promise.withResolvers<void>();
  #run: Promise<void> = Promise.resolve();

  constructor(props: BroadcastSenderProps) {
    const { clock, log, recipients } = props;
    this.#props = props;
    this.#settling = new Settling({ recipients, signal: this.#stopping.signal, clock, log });
    this.#outage = new Outage({ log, clock, what: 'sending broadcasts' });
    props.running.onChange(() => this.#looking.abort());
  }

  start(): void {
    this.#run = this.#work();
  }

  /** The channel may go on: its bot has been resumed. */
  wake(): void {
    this.#looking.abort();
  }

  /** Begins nothing new and resolves when what is under way has been answered and noted. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#run;
  }

  async #work(): Promise<void> {
    const { clock, log, running, channel } = this.#props;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#looking = new AbortController();
      let next = clock.now() + LOOK_AGAIN;
      try {
        for (const broadcast of running.of(channel.botId, channel.messenger))
          next = Math.min(next, (await this.#portion(broadcast)) ?? next);
      } catch (error) {
        log.error({ error }, 'broadcasts cannot be sent; trying again');
        next = clock.now() + 1_000;
      }
      const wait = next - clock.now();
      if (wait > 0) await clock.sleep(wait, AbortSignal.any([signal, this.#looking.signal]));
    }
    while (this.#active > 0) await this.#aSlot();
    await this.#settling.done();
  }

  /** Sends the next few of a broadcast; answers when to look again, now or later, undefined when it has nothing here. */
  async #portion(broadcast: Broadcast): Promise<number | undefined> {
    const { clock, localTime, recipients, channel, rate, gate } = this.#props;
    if (gate.isShut || !mayGoOut(broadcast.window, localTime, clock.now())) return undefined;
    const strand = { broadcastId: broadcast.id, messenger: channel.messenger };
    const wording = this.#wordingOf(broadcast);
    const taken = await recipients.take(strand, portionOf(wording, Math.max(1, Math.ceil(rate.perSecond * AHEAD))));
    const requests = requestsFor(taken, wording);
    for (const [at, request] of requests.entries()) {
      if (await this.#mayGo(broadcast)) void this.#send(broadcast, request);
      else {
        await recipients.giveBack(
          broadcast.id,
          requests.slice(at).flatMap((rest) => rest.recipients),
        );
        return undefined;
      }
    }
    if (taken.length > 0) return clock.now();
    return this.#isServed(broadcast);
  }

  /** Nobody can be taken now: somebody may have been told to wait, or is still under way; else it is done here. */
  async #isServed(broadcast: Broadcast): Promise<number | undefined> {
    const { recipients, channel, clock, served } = this.#props;
    if (this.#active > 0) return clock.now() + NOTICE;
    await this.#settling.done();
    const next = await recipients.nextAt({ broadcastId: broadcast.id, messenger: channel.messenger });
    if (next !== undefined) return Math.max(next, clock.now() + NOTICE);
    this.#letters.delete(broadcast.id);
    this.#budgets.delete(broadcast.id);
    await served(broadcast);
    return undefined;
  }

  /** Waits for a place; answers false when the broadcast is not to go on. */
  async #mayGo({ id }: Broadcast): Promise<boolean> {
    const { clock, gate, rate, running } = this.#props;
    for (;;) {
      if (this.#stopping.signal.aborted || gate.isShut || !running.has(id)) return false;
      if (this.#active >= rate.parallel) {
        await this.#aSlot();
        continue;
      }
      const wait = this.#away.left(clock.now()) || gate.takeBulk();
      if (wait === 0) return true;
      await clock.sleep(Math.min(wait, NOTICE), this.#stopping.signal);
    }
  }

  #aSlot(): Promise<void> {
    return this.#slotFree.promise;
  }

  async #send(broadcast: Broadcast, request: StrandRequest): Promise<void> {
    this.#active++;
    const outcomes = await this.#deliver(request);
    const answersOthers = !request.isToMany && this.#outage.failures === 0;
    const circumstances = { now: this.#props.clock.now(), answersOthers };
    const consequences = request.recipients.map((recipient) => conclude(recipient, outcomes(recipient), circumstances));
    this.#settling.add(
      broadcast.id,
      consequences.map(({ settlement }) => ({ ...settlement, message: request.message })),
    );
    await this.#draw(broadcast, consequences);
    this.#active--;
    this.#slotFree.resolve();
    this.#slotFree = Promise.withResolvers<void>();
  }

  /** Never throws: answers the outcome of each recipient. */
  async #deliver({ recipients, message, isToMany }: StrandRequest): Promise<(one: Recipient) => SendOutcome> {
    const { messenger, log } = this.#props;
    // Not the stopping signal: what has been started is finished, or it would be in doubt.
    const signal = AbortSignal.timeout(30_000);
    try {
      const [first] = recipients;
      if (!isToMany && first) {
        const outcome = await messenger.send(first.externalId, { kind: 'message', message }, signal);
        return () => outcome;
      }
      const ids = recipients.map(({ externalId }) => externalId);
      const outcome = await messenger.toMany?.send(ids, message, signal);
      if (outcome?.kind !== 'sent') return () => outcome ?? NOT_TO_MANY;
      const { except, ...sent } = outcome;
      return ({ externalId }) => except.get(externalId) ?? sent;
    } catch (error) {
      log.error({ error }, 'sending a broadcast failed for a reason of our own');
      return () => ({ kind: 'unknown', reason: 'a failure of our own' });
    }
  }

  /** What the ends mean for those who come after. */
  async #draw(broadcast: Broadcast, consequences: readonly Consequence[]): Promise<void> {
    const { clock, random, gate } = this.#props;
    const budget = this.#budgets.get(broadcast.id) ?? new ErrorBudget();
    this.#budgets.set(broadcast.id, budget);
    for (const { settlement, isBad, channelWaitsUntil, isAway, halt } of consequences) {
      if (settlement.state !== 'waiting') budget.count(isBad);
      if (settlement.state === 'sent') this.#outage.recovered();
      if (channelWaitsUntil !== undefined) gate.holdUntil(channelWaitsUntil);
      const now = clock.now();
      if (isAway && this.#away.left(now) === 0) {
        this.#outage.failed(settlement.reason ?? '');
        this.#away.extend(now, now + backOff(this.#outage.failures, random, { most: 30_000 }));
      }
      const because = halt ?? (budget.isUsedUp ? 'errors' : undefined);
      if (because) await this.#halt(broadcast, because, settlement.reason ?? '');
    }
  }

  async #halt(broadcast: Broadcast, because: Halt, reason: string): Promise<void> {
    const { running, halt } = this.#props;
    if (!running.has(broadcast.id)) return;
    running.halt(broadcast.id);
    this.#budgets.delete(broadcast.id);
    await halt(broadcast, because, reason);
  }

  #wordingOf({ id, content }: Broadcast): Wording {
    const letter = this.#letters.get(id) ?? new Letter(content);
    this.#letters.set(id, letter);
    return { messenger: this.#props.messenger, letter, menu: this.#props.menu() };
  }
}

const NOT_TO_MANY: FailedSend = { kind: 'rejected', reason: 'the messenger cannot send to many at once' };
