import type { Receipt } from '../domain/incoming.ts';

/**
 * Receipts that came before the answer to their request was noted: a messenger may report a delivery within the same
 * millisecond. The oldest give way, for there are also receipts of messages that were never in the outbox.
 */
export class EarlyReceipts {
  readonly #most: number;
  readonly #byMessage = new Map<string, Receipt[]>();

  /** `most`: of so many messages. */
  constructor(most: number) {
    this.#most = most;
  }

  keep(message: string, receipt: Receipt): void {
    const known = this.#byMessage.get(message);
    if (known) known.push(receipt);
    else this.#byMessage.set(message, [receipt]);
    const oldest = this.#byMessage.keys().next();
    if (this.#byMessage.size > this.#most && !oldest.done) this.#byMessage.delete(oldest.value);
  }

  /** The receipts of a message, which are then forgotten. */
  take(message: string | undefined): Receipt[] {
    if (message === undefined) return [];
    const receipts = this.#byMessage.get(message) ?? [];
    this.#byMessage.delete(message);
    return receipts;
  }
}
