import { Screen } from '../phones/screen.ts';
import type { ViberButton } from './keyboard-rules.ts';

export type ViberAccount = {
  id: string;
  name: string;
  avatar?: string;
  language: string;
  country: string;
  phoneNumber: string;
  /** Viber on a desktop has no number to share. */
  desktop: boolean;
  apiVersion: number;
};

/** One Viber account towards one bot. */
export class ViberPerson {
  readonly account: ViberAccount;
  readonly screen = new Screen();
  subscribed = false;
  /** Whether the person was subscribed before and is not now. */
  left = false;
  /** Came with the last message of the bot; goes back with every answer. */
  trackingData: string | undefined;
  /** The buttons of the keyboard on the screen. */
  buttons: readonly ViberButton[] = [];
  /** When the bot sent each message since the person's last one. */
  unanswered: number[] = [];
  detailsAsked: number[] = [];
  /** Events about one person reach the bot, and messages the person, one after the other. */
  #events: Promise<unknown> = Promise.resolve();
  #shown: Promise<unknown> = Promise.resolve();

  constructor(account: ViberAccount) {
    this.account = account;
  }

  get id(): string {
    return this.account.id;
  }

  inEventOrder<Value>(act: () => Promise<Value>): Promise<Value> {
    const next = this.#events.then(act);
    this.#events = next.catch(() => undefined);
    return next;
  }

  inShowOrder(act: () => Promise<void>): Promise<void> {
    const next = this.#shown.then(act);
    this.#shown = next.catch(() => undefined);
    return next;
  }

  /** The `user` or `sender` of an event. */
  wire(props: { name: boolean; photo: boolean }): Record<string, unknown> {
    const { id, name, avatar, language, country, apiVersion } = this.account;
    return {
      id,
      ...(props.name && { name }),
      ...(props.photo && avatar && { avatar }),
      language,
      country,
      api_version: apiVersion,
    };
  }
}
