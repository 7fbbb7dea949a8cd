import { Outbox } from '../delivery/outbox.ts';
import { aboveStanding, type Keyboard } from '../domain/keyboard.ts';
import type { OutgoingOperation } from '../domain/message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Places } from './places.ts';

/**
 * The outbox for news that nobody has just asked for. Where a message takes the buttons of the one before it off the
 * screen, as in Viber, news carries the buttons of the question that stands below its own.
 */
export class NewsOutbox extends Outbox {
  readonly #places: Places;
  readonly #keyboardStays: (seller: Subscriber) => boolean;

  constructor(props: { store: Store; places: Places; keyboardStays: (seller: Subscriber) => boolean }) {
    super(props);
    this.#places = props.places;
    this.#keyboardStays = props.keyboardStays;
  }

  override async add(tx: Transaction, to: Subscriber, operations: OutgoingOperation[]): Promise<number[]> {
    const standing = this.#keyboardStays(to) ? null : await this.#places.keyboardOf(tx, to.id);
    return super.add(tx, to, standing ? operations.map((operation) => keeping(operation, standing)) : operations);
  }
}

function keeping(operation: OutgoingOperation, standing: Keyboard): OutgoingOperation {
  if (operation.kind !== 'message') return operation;
  const { message } = operation;
  return { kind: 'message', message: { ...message, keyboard: aboveStanding(message.keyboard?.rows ?? [], standing) } };
}
