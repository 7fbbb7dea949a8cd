import * as z from 'zod';
import { MESSENGERS } from '../../domain/messenger-name.ts';

/** Every time on the wire: ISO 8601 in UTC. */
export const time = z.iso.datetime();

export const messenger = z.enum(MESSENGERS);

/** The id of a bot in a path. */
export const botId = z.string().min(1).max(32).describe('the id of a bot, as `ergo-bot bot list` shows it');

/** The bot that a procedure is about. */
export const ofBot = z.strictObject({ bot: botId });

/** The id of a row, in a path or a query. */
export const rowId = z.coerce.number<number | string>().pipe(z.int().positive()).describe('a whole number');

/** A number in a query. */
export function numberBetween(from: number, to: number) {
  return z.coerce
    .number<number | string>()
    .pipe(z.int().min(from).max(to))
    .describe(`a whole number from ${from} to ${to}`);
}

/** Yes or no in a query. */
export const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .describe('true or false');

/** Several values in a query: the key stands there once for each. */
export function several<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.array(schema), schema.transform((one) => [one])]);
}

/** A page of a list: at most so many, after the cursor that the page before gave. */
export const paging = {
  limit: numberBetween(1, 500).default(50),
  cursor: z.string().max(200).describe('what the page before gave as next').optional(),
};

/** A list with the cursor of its next page, if there is one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

/** An answer that says nothing but that it was done. */
export const done = z.object({ done: z.literal(true) });

export const DONE = { done: true } as const;

/** Whose people are meant: those of a segment, or of a filter; everybody without either. */
export const ofAudience = {
  segment: z.string().min(1).max(60).describe('the name of a segment').optional(),
  filter: z.string().max(4_000).describe('a filter of at most 2000 characters').optional(),
};
