import type { MessengerName } from './messenger-name.ts';

/** `unsubscribed`: they left by the messenger's own door. `blocked`: a send was refused for good. Both may come back. */
export const SUBSCRIBER_STATES = ['active', 'unsubscribed', 'blocked'] as const;

export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

/** One messenger account that talks to one bot. */
export type Subscriber = {
  id: number;
  botId: string;
  messenger: MessengerName;
  /** The messenger's own id of the person. */
  externalId: string;
  name: string | null;
  state: SubscriberState;
  /** The member's number, 12 digits, once signed in; kept when the session ends. */
  phone: string | null;
};
