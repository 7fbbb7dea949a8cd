import type { MessengerName } from '../domain/messenger-name.ts';
import type { InboxUpdate } from './inbox.ts';

/** Whose updates are handled in order, one at a time. */
export type Sender = { botId: string; messenger: MessengerName; id: string };

/** So many updates of one person are held in memory at the most: who sends thousands keeps nobody else out. */
export const HELD_PER_SENDER = 20;

/** What waits of one person: the first few, held in memory; the rest is passed over in reading and fetched later. */
export class SenderQueue {
  readonly sender: Sender;
  readonly #updates: InboxUpdate[] = [];
  /** The newest row that was passed over; nothing when all that waits is held. */
  #passedOver: number | undefined;

  constructor(sender: Sender) {
    this.sender = sender;
  }

  get first(): InboxUpdate | undefined {
    return this.#updates[0];
  }

  /** Nothing waits, neither here nor in the table. */
  get isDone(): boolean {
    return this.#updates.length === 0 && this.#passedOver === undefined;
  }

  add(update: InboxUpdate): true {
    this.#updates.push(update);
    return true;
  }

  /** Adds an update that reading came upon, or passes it over: once one is, so is all that follows it. */
  offer(update: InboxUpdate): boolean {
    if (this.#passedOver !== undefined || this.#updates.length >= HELD_PER_SENDER) {
      this.passOver(update);
      return false;
    }
    return this.add(update);
  }

  /** Leaves an update in the table, to be fetched when its turn comes. */
  passOver(update: InboxUpdate): void {
    this.#passedOver = update.id;
  }

  /** Lets go of all that is held in memory, and answers it; it is fetched again when its turn comes. */
  letGo(): InboxUpdate[] {
    const updates = this.#updates.splice(0);
    const last = updates.at(-1);
    if (last) this.#passedOver ??= last.id;
    return updates;
  }

  drop(): void {
    this.#updates.shift();
  }

  /** Reads the next few with `read`, which answers the first that wait in the table, at most {@link HELD_PER_SENDER}. */
  async refill(read: (sender: Sender, limit: number) => Promise<InboxUpdate[]>): Promise<InboxUpdate[]> {
    const passedOver = this.#passedOver;
    const updates = await read(this.sender, HELD_PER_SENDER);
    // What is passed over while this is being read may have come too late to be among it.
    const isAll = updates.length < HELD_PER_SENDER && this.#passedOver === passedOver;
    if (isAll) this.#passedOver = undefined;
    return updates;
  }
}

export function senderOf({ botId, update: { messenger, from } }: InboxUpdate): Sender {
  return { botId, messenger, id: from.id };
}

/** Tells senders apart. */
export function keyOf({ botId, messenger, id }: Sender): string {
  return `${botId}/${messenger}/${id}`;
}
