import { Notes } from '../delivery/notes.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Recipients, RecipientSettlement } from './recipients.ts';

/** Notes what became of recipients: what comes in while one commit is on its way to the disk shares the next. */
export class Settling {
  readonly #recipients: Recipients;
  readonly #notes: Notes;
  readonly #signal: AbortSignal;
  #waiting = new Map<number, RecipientSettlement[]>();
  #writing: Promise<void> | undefined;

  /** `signal`: once it is aborted, the database is asked once more and not again. */
  constructor(props: { recipients: Recipients; signal: AbortSignal; clock: Clock; log: Log }) {
    this.#recipients = props.recipients;
    this.#signal = props.signal;
    this.#notes = new Notes(props);
  }

  add(broadcastId: number, settlements: readonly RecipientSettlement[]): void {
    const waiting = this.#waiting.get(broadcastId);
    if (waiting) waiting.push(...settlements);
    else this.#waiting.set(broadcastId, [...settlements]);
    this.#writing ??= this.#write();
  }

  /** Resolves when all that was added has been noted. */
  async done(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = this.#waiting;
      this.#waiting = new Map();
      for (const [id, settlements] of batch)
        await this.#notes.write(() => this.#recipients.settle(id, settlements), this.#signal);
    }
    this.#writing = undefined;
  }
}
