import type { MessengerName } from '../domain/messenger-name.ts';
import type { Broadcast, Broadcasts } from './broadcasts.ts';

/** Which broadcasts go out now, in memory: whoever sends looks here before every request, so that a pause holds at once. */
export class Running {
  readonly #broadcasts: Broadcasts;
  readonly #listeners: (() => void)[] = [];
  #running = new Map<number, Broadcast>();

  constructor(props: { broadcasts: Broadcasts }) {
    this.#broadcasts = props.broadcasts;
  }

  /** Tells somebody that there may be more or less to send. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Reads anew; to be called after every commit that may have changed what runs. */
  async refresh(): Promise<void> {
    const running = await this.#broadcasts.inState('running');
    this.#running = new Map(running.filter(({ isResolved }) => isResolved).map((one) => [one.id, one]));
    for (const listener of this.#listeners) listener();
  }

  /** Takes one out at once, before the commit that says so. */
  halt(id: number): void {
    this.#running.delete(id);
  }

  has(id: number): boolean {
    return this.#running.has(id);
  }

  /** Those that go out in one messenger of a bot, oldest first. */
  of(botId: string, messenger: MessengerName): Broadcast[] {
    return [...this.#running.values()].filter(
      (one) => one.botId === botId && one.audience.messengers.includes(messenger),
    );
  }
}
