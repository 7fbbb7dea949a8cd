import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { Outage } from '../domain/outage.ts';
import type { Messenger, SendOutcome } from '../messengers/messenger.ts';
import { LANES, type Lane } from '../store/tables/outbox.ts';
import { ChatQueue } from './chat-queue.ts';
import type { Channel, Outbox, OutboxItem } from './outbox.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** How fast a channel may go: each chat, the bulk lane as a whole, and how many requests at once. */
export type ChannelRates = { perChat: Rate; bulk: Rate; parallel: number };

export type ChannelSenderProps = {
  channel: Channel;
  messenger: Messenger;
  outbox: Outbox;
  rates: ChannelRates;
  clock: Clock;
  random: Random;
  log: Log;
};

/** So many items of a lane are held in memory at the most; the rest stays in the table. */
const HELD = 2_000;
/** An interactive reply whose answer was lost goes out so often at the most: it may have arrived each time. */
const COPIES = 3;

/** Sends what waits for one bot in one messenger: by lane, by rate, each chat in order, many chats at once. */
export class ChannelSender {
  readonly #props: ChannelSenderProps;
  readonly #stopping = new AbortController();
  readonly #outage: Outage;
  readonly #bulk: TokenBucket;
  readonly #chats = new Map<string, ChatQueue>();
  readonly #ready: Record<Lane, ChatQueue[]> = { interactive: [], bulk: [] };
  readonly #readUpTo: Record<Lane, number> = { interactive: 0, bulk: 0 };
  readonly #held: Record<Lane, number> = { interactive: 0, bulk: 0 };
  #active = 0;
  #pausedUntil = 0;
  #reading = false;
  #readAgain = false;
  #moreInTable = false;
  #sweepAt = 1_000;
  #onIdle: (() => void) | undefined;

  constructor(props: ChannelSenderProps) {
    this.#props = props;
    this.#bulk = new TokenBucket(props.rates.bulk, props.clock.now());
    this.#outage = new Outage({ log: props.log, clock: props.clock, what: 'sending' });
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
        this.#moreInTable = false;
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
    const wanted = HELD - this.#held[lane];
    const items = await this.#props.outbox.waiting(
      this.#props.channel,
      lane,
      this.#readUpTo[lane],
      Math.max(0, wanted),
    );
    if (items.length >= wanted) this.#moreInTable = true;
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
    if (!chat.sending && chat.length === 1) this.#ready[item.lane].push(chat);
  }

  #pump(): void {
    const { clock, rates } = this.#props;
    while (this.#active < rates.parallel && !this.#stopping.signal.aborted) {
      const now = clock.now();
      if (this.#pausedUntil > now) {
        this.#later(this.#pausedUntil - now, () => this.#pump());
        return;
      }
      const chat = this.#ready.interactive.shift() ?? this.#nextBulk(now);
      if (!chat) return;
      this.#startOrWait(chat, now);
    }
  }

  /** A chat of the bulk lane, unless the lane has used up its rate. */
  #nextBulk(now: number): ChatQueue | undefined {
    if (this.#ready.bulk.length === 0) return undefined;
    const wait = this.#bulk.take(now);
    if (wait === 0) return this.#ready.bulk.shift();
    this.#later(wait, () => this.#pump());
    return undefined;
  }

  #startOrWait(chat: ChatQueue, now: number): void {
    const item = chat.first;
    if (!item) return;
    const wait = chat.take(now);
    if (wait > 0) {
      // Marked as busy until its time has come, so that nothing else puts it into the queue meanwhile.
      chat.sending = true;
      this.#later(wait, () => this.#release(chat));
      return;
    }
    chat.sending = true;
    this.#active++;
    void this.#send(chat, item);
  }

  async #send(chat: ChatQueue, item: OutboxItem): Promise<void> {
    const { messenger, outbox, log } = this.#props;
    try {
      if (item.lane === 'bulk') await outbox.sending(item.id);
      // Not the stopping signal: what has been started is finished, or it would be in doubt.
      const outcome = await messenger.send(item.recipient, item.operation, AbortSignal.timeout(30_000));
      await this.#record(chat, item, outcome);
    } catch (error) {
      log.error({ error, outboxId: item.id }, 'an outcome could not be noted; sending again later');
      chat.waitUntil(this.#props.clock.now() + 5_000);
    }
    this.#active--;
    if (this.#active === 0) this.#onIdle?.();
    this.#release(chat);
  }

  /** Puts a chat back among those that are ready. */
  #release(chat: ChatQueue): void {
    chat.sending = false;
    if (chat.first) this.#ready[chat.first.lane].push(chat);
    if (this.#moreInTable && LANES.every((lane) => this.#held[lane] <= HELD / 2)) this.wake();
    this.#pump();
  }

  /** Chats at rest are forgotten now and then, not at once: their rate has to be remembered for a while. */
  #sweep(): void {
    if (this.#chats.size < this.#sweepAt) return;
    const now = this.#props.clock.now();
    for (const chat of this.#chats.values()) if (chat.idle(now)) this.#chats.delete(chat.recipient);
    this.#sweepAt = Math.max(1_000, this.#chats.size * 2);
  }

  async #record(chat: ChatQueue, item: OutboxItem, outcome: SendOutcome): Promise<void> {
    const { outbox, log } = this.#props;
    switch (outcome.kind) {
      case 'sent':
        this.#outage.recovered();
        await outbox.settle(item, { state: 'sent', ...(outcome.messageId && { messageId: outcome.messageId }) });
        return this.#drop(chat, item);
      case 'blocked':
        await outbox.settle(item, { state: 'blocked', error: outcome.reason });
        this.#held[item.lane] -= chat.dropAll();
        return undefined;
      case 'rejected':
        log.error({ outboxId: item.id, reason: outcome.reason }, 'the messenger refused a message');
        await outbox.settle(item, { state: 'rejected', error: outcome.reason });
        return this.#drop(chat, item);
      case 'retryAfter':
        return this.#waitAsTold(chat, item, outcome);
      case 'unreachable':
        this.#outage.failed(outcome.reason);
        return this.#tryAgain(chat, item, outcome.reason);
      case 'unknown':
        if (item.lane === 'interactive' && ++item.doubts < COPIES) return this.#tryAgain(chat, item, outcome.reason);
        await outbox.settle(item, { state: 'unknown', error: outcome.reason });
        return this.#drop(chat, item);
    }
  }

  #drop(chat: ChatQueue, item: OutboxItem): void {
    chat.drop(item);
    this.#held[item.lane]--;
  }

  async #waitAsTold(
    chat: ChatQueue,
    item: OutboxItem,
    told: Extract<SendOutcome, { kind: 'retryAfter' }>,
  ): Promise<void> {
    const until = this.#props.clock.now() + told.seconds * 1000;
    this.#props.log.warn({ seconds: told.seconds, scope: told.scope }, 'the messenger asked us to wait');
    if (told.scope === 'channel') this.#pausedUntil = Math.max(this.#pausedUntil, until);
    item.notBefore = until;
    await this.#props.outbox.postpone(item, 'asked to wait');
    chat.waitUntil(until);
  }

  async #tryAgain(chat: ChatQueue, item: OutboxItem, reason: string): Promise<void> {
    item.attempts++;
    item.notBefore = this.#props.clock.now() + backOff(item.attempts, this.#props.random, { most: 30_000 });
    await this.#props.outbox.postpone(item, reason);
    chat.waitUntil(item.notBefore);
  }

  #later(milliseconds: number, action: () => void): void {
    const { signal } = this.#stopping;
    void this.#props.clock.sleep(milliseconds, signal).then(() => (signal.aborted ? undefined : action()));
  }
}
