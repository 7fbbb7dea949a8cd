import { LANES, type Lane } from '../store/tables/outbox.ts';
import type { OutboxItem } from './outbox.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** What waits for one person, in order; what is interactive goes before what is bulk. */
export class ChatQueue {
  readonly recipient: string;
  /** A request is under way: one thing at a time, or a chat would get out of order. */
  sending = false;
  /** The line it stands in ({@link ChatLines}). */
  line: Lane | undefined;
  /** When an alarm will put it in line again. */
  wakeAt: number | undefined;
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

  /** The item has been settled; it is the first of its lane, though something interactive may have come before it. */
  drop(item: OutboxItem): void {
    this.#items[item.lane].shift();
  }

  /** Nothing more can be sent to this person; answers the items that waited. */
  dropAll(): OutboxItem[] {
    const dropped = LANES.flatMap((lane) => this.#items[lane]);
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

  /** For how many milliseconds the first item has to wait; 0 when it may go now. */
  wait(now: number): number {
    const waiting = Math.max(this.#resumeAt, this.first?.notBefore ?? 0) - now;
    return waiting > 0 ? waiting : this.#bucket.wait(now);
  }

  /** The first item goes: takes its place in the chat's rate. */
  go(now: number): void {
    this.sending = true;
    this.#bucket.take(now);
  }
}
