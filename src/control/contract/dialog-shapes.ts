import * as z from 'zod';
import { DIALOG_STATES } from '../../domain/dialog.ts';
import { MESSAGE_AUTHORS, MESSAGE_KINDS, MESSAGE_STATES } from '../../domain/said-message.ts';
import { SALE_STATES } from '../../domain/sale.ts';
import { messenger, time } from './fields.ts';

const colleague = z.object({ login: z.string(), name: z.string() });

/**
 * A line of the list. `withSupport`: what the seller writes goes to support; otherwise the bot answers it. `muted`: it is
 * kept, and calls nobody.
 */
export const dialog = z.object({
  id: z.int(),
  subscriber: z.int(),
  bot: z.string(),
  messenger,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  state: z.enum(DIALOG_STATES),
  owner: colleague.nullable(),
  withSupport: z.boolean(),
  waitingSince: time.nullable(),
  pausedUntil: time.nullable(),
  escalatedAt: time.nullable(),
  muted: z.boolean(),
  unread: z.int(),
  last: z.object({ author: z.enum(MESSAGE_AUTHORS), kind: z.enum(MESSAGE_KINDS), text: z.string() }).nullable(),
  lastAt: time,
});

/** One thing that was said. `inDialog`: to support or by it; the rest passed between the seller and the bot. */
export const message = z.object({
  id: z.int(),
  author: z.enum(MESSAGE_AUTHORS),
  staff: colleague.nullable(),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string(),
  buttons: z.array(z.string()),
  picture: z.boolean(),
  album: z.string().nullable(),
  inDialog: z.boolean(),
  state: z.enum(MESSAGE_STATES).nullable(),
  reason: z.string().nullable(),
  client: z.string().nullable(),
  earlier: z.array(z.object({ text: z.string(), until: time })),
  at: time,
});

const sale = z.object({
  id: z.int(),
  serial: z.string(),
  model: z.string().nullable(),
  points: z.number().nullable(),
  state: z.enum(SALE_STATES),
  refusal: z.string().nullable(),
  comment: z.string().nullable(),
  photo: z.boolean(),
  at: time,
});

/** Somebody who can be written to; `dialog` is null as long as nobody has. */
export const addressee = z.object({
  subscriber: z.int(),
  dialog: z.int().nullable(),
  bot: z.string(),
  messenger,
  name: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
});

/** Who an operator talks with; `about`: the sale that the matter is about. */
export const person = z.object({
  name: z.string().nullable(),
  username: z.string().nullable(),
  language: z.string().nullable(),
  device: z.string().nullable(),
  source: z.string().nullable(),
  state: z.enum(['active', 'unsubscribed', 'blocked']),
  phones: z.array(z.string()),
  signedIn: z.boolean(),
  tags: z.array(z.string()),
  since: time,
  lastSeenAt: time,
  elsewhere: z.array(z.object({ subscriber: z.int(), bot: z.string(), messenger, name: z.string().nullable() })),
  sales: z.array(sale),
  about: sale.nullable(),
});

export type DialogLineAnswer = z.output<typeof dialog>;
export type MessageAnswer = z.output<typeof message>;
export type AddresseeAnswer = z.output<typeof addressee>;
export type PersonAnswer = z.output<typeof person>;
