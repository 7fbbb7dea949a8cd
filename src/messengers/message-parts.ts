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
 * Sends the parts in order and stops at the first that does not go. Once a part has arrived the message as a whole
 * can no longer be repeated safely, so whatever then stops the rest, short of a block, is `unknown`.
 */
export async function sendParts<Part>(
  parts: readonly Part[],
  sendOne: (part: Part) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  let outcome: SendOutcome = { kind: 'rejected', reason: 'nothing to send' };
  for (const [index, part] of parts.entries()) {
    outcome = await sendOne(part);
    if (outcome.kind === 'sent') continue;
    if (index === 0 || outcome.kind === 'blocked') return outcome;

    const why = 'reason' in outcome ? outcome.reason : 'told to wait';
    return { kind: 'unknown', reason: `part ${index + 1} of ${parts.length} did not go: ${why}` };
  }
  return outcome;
}
