import type { SandboxSettings } from '../sandbox-settings.ts';

type Bucket = { left: number; at: number };

/** Counts messages against the rates of the settings, as buckets that fill up again with time. */
export class SendingRate {
  readonly #settings: SandboxSettings['telegram'];
  readonly #now: () => number;
  readonly #chats = new Map<number, Bucket>();
  readonly #bot: Bucket;

  constructor(settings: SandboxSettings['telegram'], now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#bot = { left: Number.POSITIVE_INFINITY, at: now() };
  }

  /** Takes one message for this chat; answers the seconds to wait if it is one too many. */
  take(chatId: number): number | undefined {
    const { chatPerSecond, chatBurst, botPerSecond } = this.#settings;
    const wait = this.#takeFrom(this.#bot, botPerSecond, botPerSecond);
    if (wait !== undefined || chatPerSecond === 0) return wait;
    const bucket = this.#chats.get(chatId) ?? { left: chatBurst, at: this.#now() };
    this.#chats.set(chatId, bucket);
    return this.#takeFrom(bucket, chatPerSecond, chatBurst);
  }

  #takeFrom(bucket: Bucket, perSecond: number, most: number): number | undefined {
    if (perSecond === 0) return undefined;
    const now = this.#now();
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
    bucket.left--;
    return undefined;
  }
}
