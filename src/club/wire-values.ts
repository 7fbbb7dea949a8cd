import * as z from 'zod';
import type { AnswerValue } from './answer.ts';
import type { Note } from './surprise.ts';

/** An identifier: any text but the empty one. */
export const id = z.string().min(1);

/** A text that may be missing. */
export const text = z.string().catch('');

/** A number in any spelling: `25`, `"25"`, `1 250`, `12,5`. */
export const amount = z
  .string()
  .transform((spelt) => spelt.replaceAll(/[\s\u00a0_]/g, '').replace(',', '.'))
  .pipe(z.string().regex(/^[+-]?\d+(\.\d+)?$/))
  .transform(Number);

/** A sum that may be missing and is nothing then. */
export const sum = z
  .string()
  .nullish()
  .transform((spelt) => spelt || '0')
  .pipe(amount);

/** `1`, `"1"`, `true`; anything else, also nothing at all, is no. */
export const flag = z
  .string()
  .catch('0')
  .transform((value) => value === '1' || value.toLowerCase() === 'true');

/**
 * Reads a list item by item: one that cannot be read is noted and left out, the others stay. `null`, `""` and `{}`
 * count as an empty list, a lone object as a list of one. Answers undefined when there is no list at all.
 */
export function readList<Schema extends z.ZodType>(
  value: AnswerValue | undefined,
  schema: Schema,
  note: Note,
): z.output<Schema>[] | undefined {
  if (value === undefined) return undefined;
  return itemsOf(value).flatMap((item) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) return [parsed.data];
    note(`unreadable item: ${problemOf(parsed.error)}`);
    return [];
  });
}

function itemsOf(value: AnswerValue): AnswerValue[] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && Object.keys(value).length === 0) return [];
  return [value];
}

/** Which field is wrong and how, without its value. */
export function problemOf(error: z.ZodError): string {
  const [first] = error.issues;
  return `${first?.path.join('.') || 'answer'} is ${first?.code ?? 'wrong'}`;
}
