import type { SenderQueue } from './sender-queue.ts';

type Kind = 'suspect' | 'photo' | 'other';

/**
 * Who is served next. Suspects go one at a time, so that the next end of the program tells which it was. Photos take long
 * and many may come at once: a few of them at a time, so that there is always room for who has only written a word.
 */
export class Lines {
  readonly #waiting: Record<Kind, SenderQueue[]> = { suspect: [], photo: [], other: [] };
  readonly #most: Record<Kind, number>;
  readonly #inHand = new Map<SenderQueue, Kind>();

  /** `photos`: so many people with a photo are served at once. */
  constructor({ photos }: { photos: number }) {
    this.#most = { suspect: 1, photo: photos, other: Infinity };
  }

  /** The person waits for their first update to be handled. */
  add(queue: SenderQueue): void {
    this.#waiting[kindOf(queue)].push(queue);
  }

  /** The next to be served; undefined when nobody is who may be now. */
  take(): SenderQueue | undefined {
    for (const kind of ['suspect', 'photo', 'other'] as const) {
      const queue = this.#countInHand(kind) < this.#most[kind] ? this.#waiting[kind].shift() : undefined;
      if (!queue) continue;
      this.#inHand.set(queue, kind);
      return queue;
    }
    return undefined;
  }

  /** The person has been served. */
  release(queue: SenderQueue): void {
    this.#inHand.delete(queue);
  }

  #countInHand(kind: Kind): number {
    return [...this.#inHand.values()].filter((one) => one === kind).length;
  }
}

function kindOf({ first }: SenderQueue): Kind {
  if (first?.isSuspect) return 'suspect';
  return first?.update.content.kind === 'photo' ? 'photo' : 'other';
}
