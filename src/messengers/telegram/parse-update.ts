import type * as z from 'zod';

import type { Incoming, IncomingContent, MessengerAccount, Press } from '../../domain/incoming.ts';
import { richTextOf } from './entities.ts';
import { messageContent } from './parse-message.ts';
import {
  wireMembership,
  wireMessage,
  wirePress,
  wireUpdate,
  type WireChat,
  type WireMembership,
  type WireMessage,
  type WirePress,
  type WireUser,
} from './wire.ts';

/** `ignored`: understood, and nothing to do. `malformed`: not what the Bot API promises; `id` where at least that is. */
export type ParsedUpdate =
  | { kind: 'incoming'; id: number; incoming: Incoming }
  | { kind: 'ignored'; id: number }
  | { kind: 'malformed'; id?: number; where: string };

/** Reads one update of getUpdates. Never throws. `now` stands in where Telegram gives no time (a pressed button). */
export function parseUpdate(raw: unknown, now: number): ParsedUpdate {
  const update = wireUpdate.safeParse(raw);
  if (!update.success) return { kind: 'malformed', where: 'update_id' };

  const { update_id: updateId, message, callback_query: press, my_chat_member: membership } = update.data;
  const { edited_message: edited } = update.data;
  if (message !== undefined) return read(updateId, 'message', wireMessage, message, fromMessage);
  if (edited !== undefined) return read(updateId, 'edited_message', wireMessage, edited, fromEdited);
  if (press !== undefined) return read(updateId, 'callback_query', wirePress, press, (wire) => fromPress(wire, now));
  if (membership !== undefined) return read(updateId, 'my_chat_member', wireMembership, membership, fromMembership);
  return { kind: 'ignored', id: updateId };
}

type Understood = Pick<Incoming, 'from' | 'sentAt' | 'content' | 'messageId'>;

function read<Schema extends z.ZodType>(
  id: number,
  where: string,
  schema: Schema,
  raw: unknown,
  understand: (wire: z.infer<Schema>) => Understood | undefined,
): ParsedUpdate {
  const wire = schema.safeParse(raw);
  if (!wire.success) {
    const path = wire.error.issues[0]?.path.map(String) ?? [];
    return { kind: 'malformed', id, where: [where, ...path].join('.') };
  }
  const understood = understand(wire.data);
  if (!understood) return { kind: 'ignored', id };
  return { kind: 'incoming', id, incoming: { messenger: 'telegram', key: String(id), ...understood } };
}

function fromMessage(message: WireMessage): Understood | undefined {
  const sentAt = message.date * 1000;
  if (message.chat.type !== 'private') return fromGroup(message.chat, sentAt);

  const content = messageContent(message);
  const messageId = String(message.message_id);
  return content && { from: account(message.from ?? { ...message.chat }), sentAt, content, messageId };
}

/** Only changed words matter: a picture that was put in place of another is not followed. */
function fromEdited(message: WireMessage): Understood | undefined {
  const text = message.text ?? message.caption;
  if (message.chat.type !== 'private' || text === undefined) return undefined;
  const content: IncomingContent = { kind: 'edited', messageId: String(message.message_id), text };
  return { from: account(message.from ?? { ...message.chat }), sentAt: message.date * 1000, content };
}

function fromPress({ id, from, data, message }: WirePress, now: number): Understood | undefined {
  if (message && message.chat.type !== 'private') return fromGroup(message.chat, now);
  if (data === undefined) return undefined;
  const press: Press = { data, pressId: id, ...(message && { message: pressedMessage(message, data) }) };
  return { from: account(from), sentAt: now, content: { kind: 'press', press } };
}

function pressedMessage(message: NonNullable<WirePress['message']>, data: string): Press['message'] {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const label = buttons.find((button) => button.callback_data === data)?.text;
  return {
    id: String(message.message_id),
    text: richTextOf(message.text ?? message.caption ?? '', message.entities ?? message.caption_entities ?? []),
    hasPicture: message.photo !== undefined,
    ...(label !== undefined && { label }),
  };
}

const MEMBERSHIP: Record<string, IncomingContent> = {
  kicked: { kind: 'unsubscribed' },
  member: { kind: 'subscribed' },
};

function fromMembership({ chat, from, date, new_chat_member: { status } }: WireMembership): Understood | undefined {
  if (chat.type !== 'private') {
    return status === 'left' || status === 'kicked' ? undefined : fromGroup(chat, date * 1000);
  }
  const content = MEMBERSHIP[status];
  return content && { from: account(from), sentAt: date * 1000, content };
}

/** A group speaks with its own id, so that it can be told a word and left. */
function fromGroup(chat: WireChat, sentAt: number): Understood {
  const from = { id: String(chat.id), ...(chat.title && { name: chat.title }) };
  return { from, sentAt, content: { kind: 'group' } };
}

function account(user: WireUser): MessengerAccount {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return {
    id: String(user.id),
    ...(name && { name }),
    ...(user.username && { username: user.username }),
    ...(user.language_code && { language: user.language_code }),
  };
}
