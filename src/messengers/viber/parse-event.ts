import * as z from 'zod';

import type { Incoming, IncomingContent, MessengerAccount } from '../../domain/incoming.ts';
import { wireMessage } from './parse-message.ts';

/** `ignored`: understood, or unknown to us, and nothing to do. `malformed`: not what Viber promises. */
export type ParsedEvent =
  { kind: 'incoming'; incoming: Incoming } | { kind: 'ignored' } | { kind: 'malformed'; where: string };

const optionalText = z.string().min(1).optional().catch(undefined);
const userId = z.string().min(1);
const token = z.union([z.string().min(1), z.number()]).transform(String);

const account = z
  .object({
    id: userId,
    name: optionalText,
    avatar: optionalText,
    country: optionalText,
    language: optionalText,
    primary_device_os: optionalText,
  })
  .transform(({ id, name, avatar, country, language, primary_device_os: device }): MessengerAccount => {
    return {
      id,
      ...(name && { name }),
      ...(language && { language }),
      ...(country && { country }),
      ...(device && { device }),
      ...(avatar && { avatarUrl: avatar }),
    };
  });

/** Fields of every event (Viber REST API: Callbacks). */
const common = { timestamp: z.number().optional().catch(undefined), message_token: token };

const events = {
  message: z
    .object({ ...common, sender: account, message: wireMessage })
    .transform(({ sender, message, ...rest }) => ({ ...rest, from: sender, content: message })),
  conversation_started: z
    .object({ ...common, user: account, context: optionalText })
    .transform(({ user, context, ...rest }) => {
      const content: IncomingContent = { kind: 'opened', ...(context && { payload: context }) };
      return { ...rest, from: user, content };
    }),
  subscribed: z
    .object({ ...common, user: account })
    .transform(({ user, ...rest }) => ({ ...rest, from: user, content: { kind: 'subscribed' as const } })),
  unsubscribed: z.object({ ...common, user_id: userId }).transform(({ user_id: id, ...rest }) => {
    return { ...rest, from: { id }, content: { kind: 'unsubscribed' as const } };
  }),
  delivered: receiptEvent('delivered'),
  seen: receiptEvent('seen'),
  failed: receiptEvent('failed'),
};

function receiptEvent(status: 'delivered' | 'seen' | 'failed') {
  return z.object({ ...common, user_id: userId, desc: optionalText }).transform(({ user_id: id, desc, ...rest }) => {
    const receipt = { messageId: rest.message_token, status, ...(desc && { reason: desc.slice(0, 200) }) };
    return { ...rest, from: { id }, content: { kind: 'receipt' as const, receipt } };
  });
}

/** Reads the body of a callback, parsed by `parseExactJson`. Never throws. `now` stands in for a missing timestamp. */
export function parseEvent(raw: unknown, now: number): ParsedEvent {
  const named = z.object({ event: z.string() }).safeParse(raw);
  if (!named.success) return { kind: 'malformed', where: 'event' };

  const name = named.data.event;
  if (!isKnown(name)) return { kind: 'ignored' };
  const event = events[name].safeParse(raw);
  if (!event.success) {
    return { kind: 'malformed', where: [name, ...(event.error.issues[0]?.path.map(String) ?? [])].join('.') };
  }

  const { from, content, timestamp, message_token: messageToken } = event.data;
  const key = `${name}:${from.id}:${messageToken}`;
  const incoming: Incoming = { messenger: 'viber', key, from, sentAt: timestamp ?? now, content };
  return { kind: 'incoming', incoming: name === 'message' ? { ...incoming, messageId: messageToken } : incoming };
}

function isKnown(name: string): name is keyof typeof events {
  return Object.hasOwn(events, name);
}
