import type { Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage, StoredPicture } from '../domain/message.ts';
import { plain, type RichText } from '../domain/rich-text.ts';
import type { SendOutcome } from './messenger.ts';
import { splitText } from './split-text.ts';

/** What fits into one request to a messenger. */
export type MessagePart = { text: RichText; picture?: StoredPicture; keyboard?: Keyboard };

/** The most a messenger takes at once, and how long it counts a text to be. */
export type PartLimits = { text: number; caption: number; lengthOf(text: RichText): number };

/**
 * Cuts a message into what a messenger takes at once: a long caption follows its picture as text of its own, a long
 * text goes in several parts. The last part carries the keyboard. There is always at least one part.
 */
export function messageParts(message: OutgoingMessage, limits: PartLimits): MessagePart[] {
  const { text, picture, keyboard } = message;
  const parts: MessagePart[] =
    picture && limits.lengthOf(text) <= limits.caption
      ? [{ text, picture }]
      : [...(picture ? [{ text: plain(''), picture }] : []), ...textParts(text, limits)];

  const last = parts.at(-1);
  if (last && keyboard) last.keyboard = keyboard;
  return parts;
}

/** Splits smaller and smaller until the messenger, which may count its own signs in, finds no part too long. */
function textParts(text: RichText, limits: PartLimits): MessagePart[] {
  let size = limits.text;
  let parts = splitText(text, size);
  while (size > 100 && parts.some((part) => limits.lengthOf(part) > limits.text)) {
    size = Math.floor(size * 0.8);
    parts = splitText(text, size);
  }
  return parts.map((part) => ({ text: part }));
}

/**
 * Sends the parts in order after the first `partsSent`, and stops at the first that does not go. The outcome is that
 * part's own, with how many parts have arrived by then where the rest is to be tried again.
 */
export async function sendParts<Part>(
  parts: readonly Part[],
  sendOne: (part: Part) => Promise<SendOutcome>,
  partsSent = 0,
): Promise<SendOutcome> {
  let outcome: SendOutcome = { kind: 'rejected', reason: 'nothing to send' };
  for (const [index, part] of parts.entries()) {
    if (index < partsSent) continue;
    outcome = await sendOne(part);
    if (outcome.kind !== 'sent') return stoppedAfter(index, outcome);
  }
  return outcome;
}

function stoppedAfter(partsSent: number, outcome: SendOutcome): SendOutcome {
  switch (outcome.kind) {
    case 'retryAfter':
    case 'unreachable':
    case 'unknown':
      return partsSent === 0 ? outcome : { ...outcome, partsSent };
    case 'sent':
    case 'blocked':
    case 'rejected':
      return outcome;
  }
}
