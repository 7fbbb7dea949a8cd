import type * as z from 'zod';
import type { Caller, WayIn } from '../../domain/staff.ts';
import type { Procedure } from '../procedure.ts';
import { readPart } from './read-part.ts';

/** A call as it came in, not yet believed. */
export type RawCall = { params: unknown; query: unknown; body: unknown };

/** Who knocks: known or not. `address`: where from, `local` for the socket. */
export type Visitor = {
  address: string;
  via: WayIn;
  /** Aborted when the connection is gone. */
  signal: AbortSignal;
  /** The last event that an earlier connection has seen. */
  lastEventId: string | undefined;
};

/** A file on its way out. */
export type FileAnswer = { name: string; content: AsyncIterable<Uint8Array> };

/** An event with the id by which a later connection can go on. */
export type NumberedEvent<Data> = { id: string; data: Data };

export type Answered =
  | { kind: 'json'; body: unknown }
  | ({ kind: 'file' } & FileAnswer)
  | { kind: 'events'; events: AsyncIterable<NumberedEvent<unknown>> };

/** A procedure with what answers it. `caller` is there unless the procedure is for anybody. */
export type Route = {
  procedure: Procedure;
  answer(raw: RawCall, visitor: Visitor, caller: Caller | undefined): Promise<Answered>;
};

type Parts<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  visitor: Visitor;
};

/** Answers a procedure with JSON. What is sent is checked against the contract too: a wrong answer is a bug. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  procedure: Procedure<P, Q, B, A>,
  handle: (call: Parts<P, Q, B> & { caller: Caller }) => Promise<z.input<A>>,
): Route {
  return answers(procedure, async (parts, caller) => ({
    kind: 'json',
    body: procedure.answer.schema.parse(await handle({ ...parts, caller: known(caller) })),
  }));
}

/** Answers a procedure that is for anybody. */
export function openRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  procedure: Procedure<P, Q, B, A>,
  handle: (call: Parts<P, Q, B>) => Promise<z.input<A>>,
): Route {
  return answers(procedure, async (parts) => ({
    kind: 'json',
    body: procedure.answer.schema.parse(await handle(parts)),
  }));
}

/** Answers a procedure with a file. */
export function fileRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  procedure: Procedure<P, Q, B, A>,
  handle: (call: Parts<P, Q, B> & { caller: Caller }) => Promise<FileAnswer>,
): Route {
  return answers(procedure, async (parts, caller) => ({
    kind: 'file',
    ...(await handle({ ...parts, caller: known(caller) })),
  }));
}

/** Answers a procedure with events, for as long as the connection stands. */
export function eventRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  procedure: Procedure<P, Q, B, A>,
  handle: (call: Parts<P, Q, B> & { caller: Caller }) => AsyncIterable<NumberedEvent<z.input<A>>>,
): Route {
  return answers(procedure, async (parts, caller) => ({
    kind: 'events',
    events: handle({ ...parts, caller: known(caller) }),
  }));
}

function answers<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  procedure: Procedure<P, Q, B, A>,
  handle: (parts: Parts<P, Q, B>, caller: Caller | undefined) => Promise<Answered>,
): Route {
  return {
    procedure,
    answer: (raw, visitor, caller) =>
      handle(
        {
          params: readPart(procedure.params, raw.params, 'path'),
          query: readPart(procedure.query, raw.query, 'query'),
          body: readPart(procedure.body, raw.body, 'body'),
          visitor,
        },
        caller,
      ),
  };
}

function known(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('a procedure for staff was let through without a caller');
  return caller;
}
