import * as z from 'zod';
import type { Permission } from '../domain/permissions.ts';

/** For parts of a call that carry nothing. */
export const NOTHING = z.strictObject({}).brand<'nothing'>();

/** A call without parameters in its path, without a query and without a body: the base of most procedures. */
export const PLAIN = { params: NOTHING, query: NOTHING, body: NOTHING };

/** A body that is a file. */
export const FILE_CONTENT = z.instanceof(Uint8Array);

/** What a procedure gives back: JSON of a shape, a file, or a stream of events that does not end by itself. */
export type Answers<Schema extends z.ZodType> =
  | { kind: 'json'; schema: Schema }
  | { kind: 'file'; mediaType: string; schema: Schema }
  | { kind: 'events'; schema: Schema };

/**
 * One procedure of the control API. A path with `{bot}` is about one bot and exists only for those who may see it.
 * `access`: the permission it takes, `staff` for everybody who is signed in, `anybody` for signing in itself.
 * `changes`: it changes or reveals something and leaves a row in the audit log.
 */
export type Procedure<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Permission | 'staff' | 'anybody';
  readonly changes?: true;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answers<Answer>;
};

/** Defines a procedure. */
export function procedure<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(definition: Procedure<Params, Query, Body, Answer>): Procedure<Params, Query, Body, Answer> {
  return definition;
}

/** An answer of JSON. */
export function json<Schema extends z.ZodType>(schema: Schema): Answers<Schema> {
  return { kind: 'json', schema };
}

/** An answer that is a file, streamed. */
export function file(mediaType: string): Answers<typeof NOTHING> {
  return { kind: 'file', mediaType, schema: NOTHING };
}

/** An answer that goes on: server-sent events of a shape. */
export function events<Schema extends z.ZodType>(schema: Schema): Answers<Schema> {
  return { kind: 'events', schema };
}

type Carried<Name extends string, Schema extends z.ZodType> = Schema extends typeof NOTHING
  ? { [N in Name]?: never }
  : { [N in Name]: z.input<Schema> };

/** What a caller gives: only the parts that carry something. */
export type CallInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Carried<
  'params',
  Params
> &
  Carried<'query', Query> &
  Carried<'body', Body>;

/** What a caller gets of a procedure. */
export type AnswerOf<P extends Procedure> = z.output<P['answer']['schema']>;
