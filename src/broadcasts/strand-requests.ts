import { aboveStanding, type Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Messenger } from '../messengers/messenger.ts';
import type { Letter } from './content.ts';
import type { Recipient } from './recipients.ts';

/** One request to a messenger: a message to one person, or to many at once. */
export type StrandRequest = { recipients: Recipient[]; message: OutgoingMessage; isToMany: boolean };

/** What a messenger needs to know to put a broadcast into requests. */
export type Wording = {
  messenger: Messenger;
  letter: Letter;
  /** The buttons below a message where nobody has asked a question. */
  menu: Keyboard;
};

/** How many people the next requests should be for, `requests` of them. */
export function portionOf({ messenger, letter, menu }: Wording, requests: number): number {
  if (!messenger.toMany || !letter.isSameForAll) return requests;
  return requests * messenger.toMany.most(worded(letter.atItsLongest(), messenger, null, menu));
}

/**
 * The requests that bring a broadcast to these people: many at a time where the messenger can and everybody gets the
 * same, buttons included; one by one otherwise.
 */
export function requestsFor(recipients: Recipient[], { messenger, letter, menu }: Wording): StrandRequest[] {
  const { toMany } = messenger;
  const single = (recipient: Recipient) => ({
    recipients: [recipient],
    message: worded(letter.to(recipient), messenger, recipient.standing, menu),
    isToMany: false,
  });
  if (!toMany || !letter.isSameForAll) return recipients.map(single);

  const alike = recipients.filter(({ standing }) => standing === null);
  const message = worded(letter.atItsLongest(), messenger, null, menu);
  const most = toMany.most(message);
  const many = Array.from({ length: Math.ceil(alike.length / most) }, (_, at) => ({
    recipients: alike.slice(at * most, (at + 1) * most),
    message,
    isToMany: true,
  }));
  return [...many, ...recipients.filter(({ standing }) => standing !== null).map(single)];
}

/** The message with the buttons that must stay, where a message takes those of the one before it off the screen. */
function worded(
  message: OutgoingMessage,
  { abilities }: Messenger,
  standing: Keyboard | null,
  menu: Keyboard,
): OutgoingMessage {
  if (abilities.keyboardStays) return message;
  return { ...message, keyboard: aboveStanding(message.keyboard?.rows ?? [], standing ?? menu) };
}
