import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { Outage } from '../domain/outage.ts';
import { Pause } from '../domain/pause.ts';
import type { Messenger, SendOutcome } from '../messengers/messenger.ts';
import { LANES, type Lane } from '../store/tables/outbox.ts';
import type { BulkGate } from './bulk-gate.ts';
import { ChatLines } from './chat-lines.ts';
import { ChatQueue } from './chat-queue.ts';
import { Notes } from './notes.ts';
import type { Channel, Outbox, OutboxItem } from './outbox.ts';
import type { Pauses } from './pauses.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** How fast a channel may go: each chat, the bulk lane as a whole, and how many requests at once. */
export type ChannelRates = { perChat: Rate; bulk: Rate; parallel: number };

export type ChannelSenderProps = {
  channel: Channel;
  messenger: Messenger;
  outbox: Outbox;
  /** What a paused bot has to say waits in the table; call {@link ChannelSender.wake} when it is resumed. */
  pauses: Pick<Pauses, 'isPaused'>;
  rates: ChannelRates;
  clock: Clock;
  random: Random;
  log: Log;
};

/** So many items of a lane are held in memory at the most; the rest stays in the table. */
const HELD = 2_000;
/** So many milliseconds a bulk request waits when somebody stands in line for a reply. */
const GIVE_WAY = 10;
/** An interactive reply whose answer was lost goes out so often at the most: it may have arrived each time. */
const COPIES = 3;

/** Sends what waits for one bot in one messenger: by lane, by rate, each chat in order, many chats at once. */
export class ChannelSender implements BulkGate {
  readonly #props: ChannelSenderProps;
  readonly #stopping = new AbortController();
  readonly #outage: Outage;
  readonly #notes: Notes;
  readonly #bulk: TokenBucket;
  readonly #chats = new Map<string, ChatQueue>();
  readonly #lines = new ChatLines();
  readonly #readUpTo: Record<Lane, number> = { interactive: 0, bulk: 0 };
  readonly #held: Record<Lane, number> = { interactive: 0, bulk: 0 };
  readonly #moreInTable: Record<Lane, boolean> = { interactive: false, bulk: false };
  #active = 0;
  readonly #pause = new Pause();
  #alarmAt: number | undefined;
  #reading = false;
  #readAgain = false;
  #sweepAt = 1_000;
  #onIdle: (() => void) | undefined;

  constructor(props: ChannelSenderProps) {
    const { log, clock } = props;
    this.#props = props;
    this.#bulk = new TokenBucket(props.rates.bulk, clock.now());
    this.#outage = new Outage({ log, clock, what: 'sending' });
    this.#notes = new Notes({ log, clock });
  }

  /** Settles what an earlier run left in doubt, then starts. */
  async start(): Promise<void> {
    await this.#props.outbox.giveUpInDoubt(this.#props.channel);
    this.wake();
  }

  /** There may be something new to send. */
  wake(): void {
    if (this.#stopping.signal.aborted) return;
    this.#readAgain = true;
    if (!this.#reading) void this.#read();
  }

  get isShut(): boolean {
    return this.#props.pauses.isPaused(this.#props.channel.botId);
  }

  takeBulk(): number {
    const now = this.#props.clock.now();
    return this.#pause.left(now) || (this.#lines.head('interactive') ? GIVE_WAY : this.#bulk.take(now));
  }

  holdUntil(moment: number): void {
    this.#pause.extend(this.#props.clock.now(), moment);
  }

  /** Starts nothing new and resolves when the requests under way have been answered and noted. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#active > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#readAgain && !this.#stopping.signal.aborted) {
        this.#readAgain = false;
        for (const lane of LANES) await this.#readLane(lane);
        this.#pump();
      }
    } catch (error) {
      this.#props.log.error({ error }, 'the outbox cannot be read; trying again');
      this.#later(1_000, () => this.wake());
    } finally {
      this.#reading = false;
    }
  }

  async #readLane(lane: Lane): Promise<void> {
    const wanted = Math.max(0, HELD - this.#held[lane]);
    const items = await this.#props.outbox.waiting(this.#props.channel, lane, this.#readUpTo[lane], wanted);
    this.#moreInTable[lane] = items.length >= wanted;
    for (const item of items) this.#admit(item);
    this.#readUpTo[lane] = items.at(-1)?.id ?? this.#readUpTo[lane];
    this.#held[lane] += items.length;
  }

  #admit(item: OutboxItem): void {
    let chat = this.#chats.get(item.recipient);
    if (!chat) {
      this.#sweep();
      chat = new ChatQueue(item.recipient, this.#props.rates.perChat, this.#props.clock.now());
      this.#chats.set(item.recipient, chat);
    }
    chat.add(item);
    // A chat that waits for its time is looked at again only when there is now something else to send first.
    if (!chat.sending && (chat.wakeAt === undefined || chat.first === item)) this.#lines.join(chat);
  }

  #pump(): void {
    const { clock, rates } = this.#props;
    while (this.#active < rates.parallel && !this.isShut && !this.#stopping.signal.aborted) {
      const now = clock.now();
      const paused = this.#pause.left(now);
      if (paused > 0) return this.#setAlarm(now + paused, now);
      const chat = this.#nextInteractive(now) ?? this.#nextBulk(now);
      const item = chat?.first;
      if (!chat || !item) return undefined;
      this.#lines.leave(chat);
      chat.go(now);
      this.#active++;
      void this.#send(chat, item);
    }
  }

  /** The next chat with something interactive that may go now; those that may not yet are left to their alarms. */
  #nextInteractive(now: number): ChatQueue | undefined {
    for (let chat = this.#lines.head('interactive'); chat; chat = this.#lines.head('interactive')) {
      const wait = chat.wait(now);
      if (wait === 0) return chat;
      this.#rest(chat, now + wait, now);
    }
    return undefined;
  }

  /** The next chat with something bulk that may go now, while the lane as a whole has not used up its rate. */
  #nextBulk(now: number): ChatQueue | undefined {
    for (let chat = this.#lines.head('bulk'); chat; chat = this.#lines.head('bulk')) {
      const wait = chat.wait(now);
      if (wait > 0) {
        this.#rest(chat, now + wait, now);
        continue;
      }
      const laneWait = this.#bulk.take(now);
      if (laneWait === 0) return chat;
      this.#setAlarm(now + laneWait, now);
      return undefined;
    }
    return undefined;
  }

  /** Takes a chat out of line until the moment. */
  #rest(chat: ChatQueue, moment: number, now: number): void {
    this.#lines.leave(chat);
    if (chat.wakeAt === moment) return;
    chat.wakeAt = moment;
    this.#later(moment - now, () => {
      if (chat.wakeAt !== moment) return;
      chat.wakeAt = undefined;
      if (!chat.sending) this.#lines.join(chat);
      this.#pump();
    });
  }

  /** One alarm for the channel: a new one with every look at the lines would soon be thousands. */
  #setAlarm(moment: number, now: number): void {
    if (this.#alarmAt !== undefined && this.#alarmAt <= moment) return;
    this.#alarmAt = moment;
    this.#later(moment - now, () => {
      if (this.#alarmAt !== moment) return;
      this.#alarmAt = undefined;
      this.#pump();
    });
  }

  async #send(chat: ChatQueue, item: OutboxItem): Promise<void> {
    const outcome = await this.#deliver(item);
    await this.#notes.write(this.#conclude(chat, item, outcome), this.#stopping.signal);
    this.#active--;
    if (this.#active === 0) this.#onIdle?.();

    chat.sending = false;
    this.#lines.join(chat);
    if (LANES.some((lane) => this.#moreInTable[lane] && this.#held[lane] <= HELD / 2)) this.wake();
    this.#pump();
  }

  async #deliver(item: OutboxItem): Promise<SendOutcome> {
    const { messenger, outbox, log } = this.#props;
    if (!item.operation) return { kind: 'rejected', reason: 'the stored message cannot be read' };
    let operation;
    try {
      operation = await outbox.addressed(item.operation);
      if (item.lane === 'bulk') await outbox.sending(item.id);
    } catch (error) {
      log.error({ error, outboxId: item.id }, 'a message could not be made ready for its request');
      return { kind: 'unreachable', reason: 'the database' };
    }
    if (!operation) return { kind: 'sent' };
    try {
      // Not the stopping signal: what has been started is finished, or it would be in doubt.
      return await messenger.send(item.recipient, operation, AbortSignal.timeout(30_000), item.partsSent);
    } catch (error) {
      log.error({ error, outboxId: item.id }, 'sending failed for a reason of our own');
      return { kind: 'unknown', reason: 'a failure of our own' };
    }
  }

  /** Chats at rest are forgotten now and then, not at once: their rate has to be remembered for a while. */
  #sweep(): void {
    if (this.#chats.size < this.#sweepAt) return;
    const now = this.#props.clock.now();
    for (const chat of this.#chats.values()) if (chat.idle(now)) this.#chats.delete(chat.recipient);
    this.#sweepAt = Math.max(1_000, this.#chats.size * 2);
  }

  /** What the outcome means for the chat, done at once, and for the table: what is to be written there. */
  #conclude(chat: ChatQueue, item: OutboxItem, outcome: SendOutcome): () => Promise<void> {
    const { outbox, log } = this.#props;
    if ('partsSent' in outcome) item.partsSent = outcome.partsSent ?? item.partsSent;
    switch (outcome.kind) {
      case 'sent': {
        this.#outage.recovered();
        this.#drop(chat, item);
        const { messageId } = outcome;
        return () => outbox.settle(item, { state: 'sent', ...(messageId !== undefined && { messageId }) });
      }
      case 'blocked':
        for (const { lane } of chat.dropAll()) this.#held[lane]--;
        return () => outbox.settle(item, { state: 'blocked', error: outcome.reason });
      case 'rejected':
        log.error({ outboxId: item.id, reason: outcome.reason }, 'the messenger refused a message');
        this.#drop(chat, item);
        return () => outbox.settle(item, { state: 'rejected', error: outcome.reason });
      case 'retryAfter':
        return this.#waitAsTold(chat, item, outcome.seconds, outcome.scope);
      case 'unreachable':
        this.#outage.failed(outcome.reason);
        return this.#tryAgain(chat, item, outcome.reason);
      case 'unknown':
        if (item.lane === 'interactive' && ++item.doubts < COPIES) return this.#tryAgain(chat, item, outcome.reason);
        this.#drop(chat, item);
        return () => outbox.settle(item, { state: 'unknown', error: outcome.reason });
    }
  }

  #drop(chat: ChatQueue, item: OutboxItem): void {
    chat.drop(item);
    this.#held[item.lane]--;
  }

  #waitAsTold(chat: ChatQueue, item: OutboxItem, seconds: number, scope: string): () => Promise<void> {
    this.#outage.failed(`the messenger asks us to wait ${seconds} s (${scope})`);
    if (scope === 'channel') this.holdUntil(this.#props.clock.now() + seconds * 1000);
    return this.#putOff(chat, item, seconds * 1000, 'asked to wait');
  }

  #tryAgain(chat: ChatQueue, item: OutboxItem, reason: string): () => Promise<void> {
    item.attempts++;
    return this.#putOff(chat, item, backOff(item.attempts, this.#props.random, { most: 30_000 }), reason);
  }

  #putOff(chat: ChatQueue, item: OutboxItem, milliseconds: number, reason: string): () => Promise<void> {
    const now = this.#props.clock.now();
    item.notBefore = now + milliseconds;
    chat.waitUntil(item.notBefore, now);
    return () => this.#props.outbox.postpone(item, reason);
  }

  #later(milliseconds: number, action: () => void): void {
    const { signal } = this.#stopping;
    void this.#props.clock.sleep(milliseconds, signal).then(() => (signal.aborted ? undefined : action()));
  }
}
