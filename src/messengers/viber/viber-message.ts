import viberBot from 'viber-bot';

import { messageParts, type MessagePart } from '../message-parts.ts';
import type { OutgoingMessage } from '../../domain/message.ts';
import { viberKeyboard } from './viber-keyboard.ts';
import { viberText } from './viber-text.ts';

/** Comes back with the contact that a phone request asked for; the only hint that it is the sender's own number. */
export const PHONE_REQUEST_TRACKING = 'phone-request';
const OTHER_TRACKING = 'message';

/** share-phone fails below this (Viber REST API: Keyboards). */
const SHARE_PHONE_API = 3;
const ANY_API = 1;

/** Viber REST API: send_message, in characters as sent, formatting signs included. */
export const LIMITS = { text: 7000, caption: 768, lengthOf: (text: OutgoingMessage['text']) => viberText(text).length };

export type ViberSender = { senderName: string; pictureUrl(file: string): string };

/** The bodies of send_message, without a receiver, that say a message: one, or several for what is too long for one. */
export function viberMessages(message: OutgoingMessage, sender: ViberSender): Record<string, unknown>[] {
  return messageParts(message, LIMITS).map((part) => viberMessage(part, sender));
}

function viberMessage({ text, picture, keyboard }: MessagePart, sender: ViberSender): Record<string, unknown> {
  const isPhoneRequest = keyboard?.kind === 'phone request';
  const words = viberText(text);
  const message = picture
    ? new viberBot.Message.Picture(sender.pictureUrl(picture.file), words)
    : new viberBot.Message.Text(words);
  message.verifyMessage();

  return {
    ...withoutNulls(message.toJson()),
    // A picture needs its text even when it is empty; the class would make it null.
    text: words,
    sender: { name: sender.senderName },
    tracking_data: isPhoneRequest ? PHONE_REQUEST_TRACKING : OTHER_TRACKING,
    min_api_version: isPhoneRequest ? SHARE_PHONE_API : ANY_API,
    ...(keyboard && { keyboard: viberKeyboard(keyboard) }),
  };
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
