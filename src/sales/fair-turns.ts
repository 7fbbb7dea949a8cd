/** One thing that waits, and whose it is. */
export type Waiting = { subscriberId: number };

/** Lets sellers take turns: who was served longest ago goes first, however much the others have waiting. */
export class FairTurns {
  readonly #served = new Map<number, number>();
  #turn = 0;

  /** So many of what waits, each seller's own in the given order; those who have not been served yet go in that order too. */
  choose<Item extends Waiting>(waiting: readonly Item[], count: number): Item[] {
    const queues = new Map<number, Item[]>();
    for (const item of waiting) {
      const queue = queues.get(item.subscriberId);
      if (queue) queue.push(item);
      else queues.set(item.subscriberId, [item]);
    }
    this.#forgetAllBut(queues);

    const chosen: Item[] = [];
    while (chosen.length < count && queues.size > 0) {
      const sellerId = this.#longestUnserved([...queues.keys()]);
      const queue = queues.get(sellerId) ?? [];
      chosen.push(...queue.splice(0, 1));
      if (queue.length === 0) queues.delete(sellerId);
      this.#served.set(sellerId, ++this.#turn);
    }
    return chosen;
  }

  #longestUnserved(sellers: number[]): number {
    return sellers.reduce((best, one) => (this.#servedAt(one) < this.#servedAt(best) ? one : best));
  }

  #servedAt(sellerId: number): number {
    return this.#served.get(sellerId) ?? 0;
  }

  /** Who has nothing waiting comes anew, and first, next time. */
  #forgetAllBut(queues: ReadonlyMap<number, unknown>): void {
    for (const sellerId of this.#served.keys()) if (!queues.has(sellerId)) this.#served.delete(sellerId);
  }
}
