import type { Clock } from '../../domain/clock.ts';
import type { Log } from '../../domain/log.ts';
import type { Change } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import type { SupportDesk } from '../../support/desk.ts';
import { dialogOf } from '../../support/dialog-row.ts';
import type { ControlEvent } from '../contract/events.ts';
import { dialogToWire, messageToWire } from './dialog-wire.ts';
import type { EventBus } from './event-bus.ts';
import { isoTime } from './iso-time.ts';

export type DialogFeedProps = {
  store: Store;
  desk: Pick<SupportDesk, 'list' | 'history'>;
  events: EventBus;
  clock: Clock;
  log: Log;
};

/** Tells the consoles of changed dialogs and of what is said in them, as it stands in the database. */
export class DialogFeed {
  readonly #props: DialogFeedProps;
  #waiting = new Map<string, Change>();
  #isTelling = false;

  constructor(props: DialogFeedProps) {
    this.#props = props;
  }

  /** A row that changes again before it has been told of is told of once, as it is then. */
  changed(change: Change): void {
    this.#waiting.set(`${change.table} ${change.id}`, change);
    if (!this.#isTelling) void this.#tell();
  }

  async #tell(): Promise<void> {
    const { events, log } = this.#props;
    this.#isTelling = true;
    while (this.#waiting.size > 0) {
      const changes = [...this.#waiting.values()];
      this.#waiting = new Map();
      for (const change of changes) {
        try {
          const event = change.table === 'dialogs' ? await this.#dialog(change.id) : await this.#message(change.id);
          if (event) events.publish(event);
        } catch (error) {
          log.error({ error }, 'a change of a dialog could not be told of');
        }
      }
    }
    this.#isTelling = false;
  }

  async #dialog(id: number): Promise<ControlEvent | undefined> {
    const line = await this.#props.desk.list.line(id);
    return line && { type: 'dialog', at: this.#now(), bot: line.botId, dialog: dialogToWire(line) };
  }

  /** Of what passes between the bot and people without an open dialog, consoles read when they look. */
  async #message(id: number): Promise<ControlEvent | undefined> {
    const { store, desk } = this.#props;
    const said = await desk.history.byId(id);
    const dialog = said && (await dialogOf(store.read, said.subscriberId));
    if (!dialog || (dialog.state === 'closed' && !said.inDialog)) return undefined;
    return {
      type: 'dialog message',
      at: this.#now(),
      bot: dialog.botId,
      dialog: dialog.id,
      message: messageToWire(said),
    };
  }

  #now(): string {
    return isoTime(this.#props.clock.now());
  }
}
