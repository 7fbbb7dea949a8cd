import * as z from 'zod';
import type { ViberKeyboard, ViberRichMedia } from './keyboard-rules.ts';
import { readKeyboard, readRichMedia } from './keyboard-rules.ts';
import { ViberRefusal } from './statuses.ts';

const MessageBase = z.object({
  sender: z.object({ name: z.string().min(1).max(28), avatar: z.url().nullish() }),
  tracking_data: z.string().max(4000).nullish(),
  min_api_version: z.int().min(1).max(10).default(1),
});

const Text = z.string().min(1).max(7000);
const Url = z.url().max(2000);

/** What each type must hold, beside the base (Viber REST API: message types). */
const TYPES = {
  text: z.object({ text: Text }),
  picture: z.object({
    text: z.string().max(768),
    media: Url.refine((url) => /\.(?:jpe?g|png|gif)$/i.test(new URL(url).pathname), 'must end in .jpeg, .png or .gif'),
    thumbnail: Url.nullish(),
  }),
  video: z.object({ media: Url, size: z.int().max(26 * 1024 * 1024), duration: z.int().max(180).nullish() }),
  file: z.object({ media: Url, size: z.int().max(50 * 1024 * 1024), file_name: z.string().min(1).max(256) }),
  contact: z.object({ contact: z.object({ name: z.string().max(28), phone_number: z.string().max(18) }) }),
  location: z.object({ location: z.object({ lat: z.coerce.number(), lon: z.coerce.number() }) }),
  url: z.object({ media: Url }),
  sticker: z.object({ sticker_id: z.int() }),
  rich_media: z.object({ rich_media: z.unknown(), alt_text: z.string().max(7000).nullish() }),
};
type MessageType = keyof typeof TYPES;

/** A message that Viber takes: what a phone can show, and what it must be able to do for that. */
export type ViberMessage = {
  type: MessageType | 'keyboard only';
  text: string;
  media?: string;
  thumbnail?: string;
  keyboard?: ViberKeyboard;
  richMedia?: ViberRichMedia;
  trackingData?: string;
  minApiVersion: number;
};

const BODY_LIMIT = 30 * 1024;

/** Checks the size of a request: 30 KB at the most. */
export function checkBodySize(body: string): void {
  if (Buffer.byteLength(body) > BODY_LIMIT) throw new ViberRefusal(3, 'badData: the request is larger than 30 KB');
}

/** Reads a message of send_message, broadcast_message or a welcome; statuses 3 and 4 for what is wrong or missing. */
export function readMessage(body: Record<string, unknown>): ViberMessage {
  if (body['sender'] === undefined) throw new ViberRefusal(4, 'missingData: sender');
  const base = readAs(MessageBase, body);
  const keyboard = body['keyboard'] == null ? undefined : readKeyboard(body['keyboard']);
  const content = readContent(body, keyboard !== undefined);
  return {
    ...content,
    ...(keyboard && { keyboard }),
    ...(base.tracking_data && { trackingData: base.tracking_data }),
    minApiVersion: base.min_api_version,
  };
}

function readContent(body: Record<string, unknown>, hasKeyboard: boolean): Pick<ViberMessage, 'type' | 'text'> {
  const { type } = body;
  if (type == null && hasKeyboard) return { type: 'keyboard only', text: '' };
  if (type == null) throw new ViberRefusal(4, 'missingData: type');
  if (typeof type !== 'string' || !isType(type)) throw new ViberRefusal(3, 'badData: type');
  return contentOf(type, body);
}

function contentOf(type: MessageType, body: Record<string, unknown>): Omit<ViberMessage, 'minApiVersion'> {
  switch (type) {
    case 'text':
      return { type, text: readAs(TYPES.text, body).text };
    case 'picture': {
      const { text, media, thumbnail } = readAs(TYPES.picture, body);
      return { type, text, media, ...(thumbnail && { thumbnail }) };
    }
    case 'url':
      return { type, text: readAs(TYPES.url, body).media };
    case 'contact':
      return { type, text: readAs(TYPES.contact, body).contact.phone_number };
    case 'file':
      return { type, text: readAs(TYPES.file, body).file_name };
    case 'rich_media': {
      const { rich_media, alt_text } = readAs(TYPES.rich_media, body);
      return { type, text: alt_text ?? '', richMedia: readRichMedia(rich_media) };
    }
    case 'video':
    case 'location':
    case 'sticker':
      readAs<object>(TYPES[type], body);
      break;
  }
  return { type, text: '' };
}

function isType(type: string): type is MessageType {
  return type in TYPES;
}

function readAs<Shape>(schema: z.ZodType<Shape>, body: Record<string, unknown>): Shape {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const path = first?.path ?? [];
  const field = path.join('.');
  const missing = path.reduce<unknown>((at, key) => (isRecord(at) ? at[String(key)] : undefined), body) == null;
  if (missing) throw new ViberRefusal(4, `missingData: ${field}`);
  throw new ViberRefusal(3, `badData: ${field} ${first?.message ?? ''}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
