import type { Incoming, MessengerAccount, RemoteMedia } from '../domain/incoming.ts';
import type { OutgoingMessage, OutgoingOperation } from '../domain/message.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Result } from '../domain/result.ts';
import type { RichText } from '../domain/rich-text.ts';

/**
 * What became of one send. A value, never an exception (design, "How a message travels").
 * - `retryAfter`: surely not sent, wait; `scope` says whether this chat alone or the whole channel has to.
 * - `rejected`: the messenger will never take it. - `blocked`: the person is gone, until they come back.
 * - `unreachable`: surely not done (no connection, 5xx, credentials lost): try again later. `trouble` when it will not
 *   pass by itself: an administrator has to see to the account, or there is no money for what costs some.
 * - `unknown`: the answer was lost; it may have been sent.
 *
 * A message may take several requests. What is said above is then said of the first part that did not go, and
 * `partsSent` is how many before it have arrived: the next try begins after those.
 */
export type SendOutcome =
  | { kind: 'sent'; messageId?: string }
  | { kind: 'blocked'; reason: string }
  | { kind: 'retryAfter'; seconds: number; scope: 'chat' | 'channel'; partsSent?: number }
  | { kind: 'rejected'; reason: string }
  | { kind: 'unreachable'; reason: string; partsSent?: number; trouble?: 'account' | 'money' }
  | { kind: 'unknown'; reason: string; partsSent?: number };

/** A send that did not succeed. */
export type FailedSend = Exclude<SendOutcome, { kind: 'sent' }>;

/**
 * What became of one send to many. When it was sent, those of `except` did not get it, each for a reason of their own;
 * any other outcome is that of all.
 */
export type ManyOutcome = { kind: 'sent'; messageId?: string; except: ReadonlyMap<string, FailedSend> } | FailedSend;

/** Sending the same message to many people by one request. */
export interface SendToMany {
  /** How many people one request with this message may name. */
  most(message: OutgoingMessage): number;
  /** Never throws for what a network or a messenger does. */
  send(to: readonly string[], message: OutgoingMessage, signal: AbortSignal): Promise<ManyOutcome>;
}

/** `gone`: expired, too big or not allowed, never to be had. `unreachable`: try again, not before `seconds` are over. */
export type DownloadFailure = { kind: 'gone' | 'too big' | 'unreachable'; reason: string; seconds?: number };

/** What a messenger says about the bot's own account when asked at start. */
export type Account = { id: string; name: string; username?: string };

/** `credentials`: the token is wrong or withdrawn. `seconds`: the messenger asks to wait so long. */
export type ConnectFailure = { kind: 'credentials' | 'unreachable' | 'rejected'; reason: string; seconds?: number };

/** One bot's account in one messenger: the port that every adapter implements and every messenger test runs over. */
export interface Messenger {
  readonly name: MessengerName;
  /**
   * What this messenger can do beyond the rest; the outbox leaves out what it cannot. `keyboardStays`: choices stay with
   * their message when others follow; elsewhere the buttons of the last message are the only ones. `listsCommands`: shows
   * the bot's commands, as they were at the last {@link connect}.
   */
  readonly abilities: { closesChoices: boolean; edits: boolean; keyboardStays: boolean; listsCommands: boolean };
  /** Checks the account and leaves it ready to receive (commands, webhook). Safe to repeat. */
  connect(signal: AbortSignal): Promise<Result<Account, ConnectFailure>>;
  /**
   * Sends to the person with this messenger id, without the first `partsSent` parts, which an earlier try has brought.
   * Never throws for what a network or a messenger does.
   */
  send(to: string, operation: OutgoingOperation, signal: AbortSignal, partsSent?: number): Promise<SendOutcome>;
  /** There where the messenger can send to many at once and has allowed this bot to. */
  readonly toMany?: SendToMany;
  /** Fetches a photo, at most 20 MB, from the messenger's own hosts only. */
  download(media: RemoteMedia, signal: AbortSignal): Promise<Result<Uint8Array, DownloadFailure>>;
  /** Shows "typing…" for some seconds where the messenger can; failures do not matter. */
  showTyping(to: string): Promise<void>;
  /** Tells the messenger that a press has been seen, where it wants to know; failures do not matter. */
  acknowledge(pressId: string): Promise<void>;
  /** Leaves a group, where there are groups; failures do not matter. */
  leave?(chatId: string): Promise<void>;
}

/** What goes out of a text: Viber's with its formatting signs, Telegram's with its entities. */
export type ShownText = {
  text: string;
  entities?: readonly { type: string; offset: number; length: number; url?: string }[];
};

/** How a messenger writes what the bot says, and the most it takes; sends nothing. */
export type MessengerForm = {
  readonly name: MessengerName;
  /**
   * The longest that goes in one message, below a picture, as a button's label, and beside a command where there is a
   * list of them.
   */
  readonly most: { text: number; caption: number; label: number; command?: number };
  /** How long the messenger counts a text to be. */
  lengthOf(text: RichText): number;
  show(text: RichText): ShownText;
};

/** The form of every messenger. */
export type MessengerForms = Readonly<Record<MessengerName, MessengerForm>>;

/**
 * Takes parsed updates over for good: resolves once all are committed, and only then may the adapter confirm them.
 * Rejects when they could not be stored; the adapter then confirms nothing and lets the messenger repeat them.
 */
export type Receive = (updates: Incoming[]) => Promise<void>;

/**
 * The free first message for somebody who has just opened a Viber chat; answered within the webhook response. Undefined
 * while the bot says nothing.
 */
export type Welcome = (account: MessengerAccount) => OutgoingMessage | undefined;
