import * as z from 'zod';

/** A stretch of formatted text as a person sees it; offsets are UTF-16 units. */
export const ShownSpan = z.object({
  start: z.number(),
  length: z.number(),
  kind: z.enum(['bold', 'italic', 'underline', 'strike', 'code', 'link', 'colour', 'other']),
  url: z.string().optional(),
});
export type ShownSpan = z.infer<typeof ShownSpan>;

/** A button under a message or on the keyboard. `data` is what it tells the bot; a person does not see it. */
export const ShownButton = z.object({
  label: z.string(),
  url: z.string().optional(),
  data: z.string().optional(),
  asks: z.enum(['phone', 'location']).optional(),
});
export type ShownButton = z.infer<typeof ShownButton>;

/**
 * One message in a chat. The chat's revision grows with every change: `first` is the one with which the message came,
 * `revision` that of its last change. Edited messages keep their place. `at` is epoch milliseconds.
 */
export const ShownMessage = z.object({
  id: z.string(),
  first: z.number(),
  revision: z.number(),
  from: z.enum(['bot', 'me', 'other']),
  kind: z.enum(['text', 'picture', 'file', 'contact', 'sticker', 'voice', 'video', 'location', 'link', 'service']),
  text: z.string(),
  spans: z.array(ShownSpan),
  picture: z
    .object({ width: z.number(), height: z.number(), type: z.string(), size: z.number(), sha256: z.string() })
    .optional(),
  buttons: z.array(z.array(ShownButton)),
  edited: z.boolean(),
  at: z.number(),
});
export type ShownMessage = z.infer<typeof ShownMessage>;

/** A message before the screen has given it its revisions. */
export type NewShown = Omit<ShownMessage, 'first' | 'revision'>;

/** The keyboard in place of the letters: Telegram's reply keyboard, or Viber's. */
export const ShownKeyboard = z.object({
  rows: z.array(z.array(ShownButton)),
  placeholder: z.string().optional(),
  oneTime: z.boolean().optional(),
});
export type ShownKeyboard = z.infer<typeof ShownKeyboard>;

/** A press on an inline button and what the bot answered to it. */
export const ShownPress = z.object({
  id: z.string(),
  data: z.string(),
  answered: z.boolean(),
  text: z.string().optional(),
  alert: z.boolean().optional(),
});
export type ShownPress = z.infer<typeof ShownPress>;

/** What the phones API tells about a phone when it is made or listed. */
export const PhoneDescription = z.object({
  handle: z.string(),
  messenger: z.enum(['telegram', 'viber']),
  /** The messenger's id of the person. */
  person: z.string(),
  name: z.string(),
  phone: z.string(),
  blocked: z.boolean(),
  acts: z.array(z.string()),
});
export type PhoneDescription = z.infer<typeof PhoneDescription>;

/** A phone with what its screen shows besides the chat. */
export const PhoneState = PhoneDescription.extend({
  revision: z.number(),
  keyboard: ShownKeyboard.nullable(),
  typing: z.number(),
  presses: z.array(ShownPress),
});
export type PhoneState = z.infer<typeof PhoneState>;

/** What changed in a chat: its newest revision, and the messages that are new or changed. */
export const ShownChanges = z.object({ revision: z.number(), messages: z.array(ShownMessage) });
export type ShownChanges = z.infer<typeof ShownChanges>;

export const Sms = z.object({ phone: z.string(), text: z.string(), code: z.string(), at: z.number() });
export type Sms = z.infer<typeof Sms>;
