import * as z from 'zod';

import type { IncomingContent, RemoteMedia } from '../../domain/incoming.ts';
import { typedContent } from '../typed-content.ts';
import { PRESS_PREFIX } from './viber-keyboard.ts';
import { PHONE_REQUEST_TRACKING } from './viber-message.ts';

const IMAGE_NAME = /\.(jpe?g|png|webp|heic|heif|bmp|tiff?|gif)$/i;

const optionalText = z.string().min(1).optional().catch(undefined);

/** Viber REST API: "Receive message from user", as far as the bot reads it. */
const file = {
  media: z.string().min(1),
  text: optionalText,
  file_name: optionalText,
  size: z.number().nonnegative().optional().catch(undefined),
};
const known = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('picture'), ...file }),
  z.object({ type: z.literal('file'), ...file }),
  z.object({
    type: z.literal('contact'),
    // On a desktop the button shares no number.
    contact: z.object({ phone_number: z.string().catch('') }),
    tracking_data: z.unknown().optional(),
  }),
]);

const KNOWN_TYPES = new Set(['text', 'picture', 'file', 'contact']);

/** The `message` of a message event: its content, or a complaint when it is not what Viber promises. */
export const wireMessage = z.looseObject({ type: z.string() }).transform((raw, context): IncomingContent => {
  if (!KNOWN_TYPES.has(raw.type)) return { kind: 'unsupported', what: raw.type.slice(0, 40) };

  const message = known.safeParse(raw);
  if (message.success) return contentOf(message.data);
  context.issues.push({ code: 'custom', input: undefined, message: `not a message of type ${raw.type}` });
  return z.NEVER;
});

function contentOf(message: z.infer<typeof known>): IncomingContent {
  if (message.type === 'text') return textContent(message.text);
  if (message.type === 'contact') return contactContent(message.contact.phone_number, message.tracking_data);
  if (message.type === 'file' && !IMAGE_NAME.test(message.file_name ?? ''))
    return { kind: 'unsupported', what: 'file' };

  const { media, text, file_name: fileName, size } = message;
  const remote: RemoteMedia = { ref: media, ...(fileName && { fileName }), ...(size && { size }) };
  return { kind: 'photo', media: remote, ...(text && { caption: text }) };
}

/** A press arrives as a text, because that is all a Viber button can say. Viber knows no commands; people type them. */
function textContent(text: string): IncomingContent {
  if (!text.startsWith(PRESS_PREFIX)) return typedContent(text);
  return { kind: 'press', press: { data: text.slice(PRESS_PREFIX.length) } };
}

/**
 * Viber does not say whose number it is. One that answers our own request is taken for the sender's, and so is one that
 * answers nothing known: who subscribes anew has the button still on the screen, and what it carried is wiped.
 */
function contactContent(number: string, trackingData: unknown): IncomingContent {
  const phone = number.replace(/\D/g, '');
  if (!phone) return { kind: 'unsupported', what: 'contact' };
  return { kind: 'contact', phone, own: (trackingData || PHONE_REQUEST_TRACKING) === PHONE_REQUEST_TRACKING };
}
