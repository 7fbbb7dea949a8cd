import { LANES, type Lane } from '../store/tables/outbox.ts';
import type { OutboxItem } from './outbox.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** What waits for one person, in order; what is interactive goes before what is bulk. */
export class ChatQueue {
  readonly recipient: string;
  /** One thing at a time, or a chat would get out of order. */
  sending = false;
  /** Nothing before this moment: the messenger asked us to wait, or a try has failed. */
  #resumeAt = 0;
  readonly #bucket: TokenBucket;
  readonly #items: Record<Lane, OutboxItem[]> = { interactive: [], bulk: [] };

  constructor(recipient: string, rate: Rate, now: number) {
    this.recipient = recipient;
    this.#bucket = new TokenBucket(rate, now);
  }

  add(item: OutboxItem): void {
    this.#items[item.lane].push(item);
  }

  get first(): OutboxItem | undefined {
    return this.#items.interactive[0] ?? this.#items.bulk[0];
  }

  get length(): number {
    return this.#items.interactive.length + this.#items.bulk.length;
  }

  /** The first item has been settled. */
  drop(item: OutboxItem): void {
    this.#items[item.lane].shift();
  }

  /** Nothing more can be sent to this person; answers how many items that were. */
  dropAll(): number {
    const dropped = this.length;
    for (const lane of LANES) this.#items[lane] = [];
    return dropped;
  }

  waitUntil(moment: number): void {
    this.#resumeAt = Math.max(this.#resumeAt, moment);
  }

  /** Nothing waits, and forgetting the chat would not let it go faster than its rate. */
  idle(now: number): boolean {
    return !this.sending && this.length === 0 && this.#resumeAt <= now && this.#bucket.full(now);
  }

  /** 0 when the first item may go now (and its place in the chat's rate is taken), else milliseconds to wait. */
  take(now: number): number {
    const waiting = Math.max(this.#resumeAt, this.first?.notBefore ?? 0) - now;
    return waiting > 0 ? waiting : this.#bucket.take(now);
  }
}
