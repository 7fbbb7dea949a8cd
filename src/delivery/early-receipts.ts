import type { Receipt } from '../domain/incoming.ts';

const MOST = 1_000;

/**
 * Receipts that came before the answer to their request was noted: a messenger may report a delivery within the same
 * millisecond. The oldest give way, for there are also receipts of messages that were never in the outbox.
 */
export class EarlyReceipts {
  readonly #byMessage = new Map<string, Receipt[]>();

  keep(receipt: Receipt): void {
    const known = this.#byMessage.get(receipt.messageId);
    if (known) known.push(receipt);
    else this.#byMessage.set(receipt.messageId, [receipt]);
    const oldest = this.#byMessage.keys().next();
    if (this.#byMessage.size > MOST && !oldest.done) this.#byMessage.delete(oldest.value);
  }

  /** The receipts of a message, which are then forgotten. */
  take(messageId: string | undefined): Receipt[] {
    if (messageId === undefined) return [];
    const receipts = this.#byMessage.get(messageId) ?? [];
    this.#byMessage.delete(messageId);
    return receipts;
  }
}
