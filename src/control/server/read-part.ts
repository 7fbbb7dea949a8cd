import type * as z from 'zod';
import { schemaProblems } from '../../config/schema-problems.ts';
import { AppError } from '../../domain/app-error.ts';

/** Reads one part of a call. AppError `usage` names each field that is wrong, what was found and what is expected. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  part: 'path' | 'query' | 'body',
): z.output<Schema> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const problems = schemaProblems(schema, read.error.issues, raw);
  const told = problems.map(({ path, found, expected }) => `${path || part}: found ${found}, expected ${expected}`);
  throw new AppError('usage', told.join('; '));
}
