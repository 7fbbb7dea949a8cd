import { Pause } from '../domain/pause.ts';
import { LANES, type Lane } from '../store/tables/outbox.ts';
import type { OutboxItem } from './outbox.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** Nobody asks us to wait for an hour: what seems to has been written down before the clock was set back. */
const LONGEST_WAIT = 3_600_000;

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
  readonly #pause = new Pause();
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

  waitUntil(moment: number, now: number): void {
    this.#pause.extend(now, moment);
  }

  /** Nothing waits, and forgetting the chat would not let it go faster than its rate. */
  idle(now: number): boolean {
    return !this.sending && this.length === 0 && this.#pause.left(now) === 0 && this.#bucket.full(now);
  }

  /** For how many milliseconds the first item has to wait; 0 when it may go now. */
  wait(now: number): number {
    const written = Math.max(0, (this.first?.notBefore ?? 0) - now);
    const waiting = Math.max(this.#pause.left(now), written > LONGEST_WAIT ? 0 : written);
    return waiting > 0 ? waiting : this.#bucket.wait(now);
  }

  /** The first item goes: takes its place in the chat's rate. */
  go(now: number): void {
    this.sending = true;
    this.#bucket.take(now);
  }
}
