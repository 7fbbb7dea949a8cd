import * as z from 'zod';
import { failure, success, type Result } from '../domain/result.ts';
import { readFields, type Answer, type AnswerValue } from './answer.ts';
import { classifyError } from './classify-error.ts';
import type { ClubFailure } from './club.ts';
import { parseLenientJson } from './lenient-json.ts';
import type { ClubMethod } from './methods.ts';
import type { Note } from './surprise.ts';
import type { Reply } from './transport.ts';

/** Makes a method's value of an answer without error; undefined when the answer does not hold it. */
export type Read<Value> = (answer: Answer, note: Note) => Value | undefined;

/**
 * What a reply means: the method's value, or the failure it stands for. An answer without `error` is a success, whatever
 * marks it as one (`result`, `code`, `active` or nothing). What cannot be read at all is `unavailable`.
 */
export function understand<Value>(
  method: ClubMethod,
  reply: Reply,
  read: Read<Value>,
  note: Note,
): Result<Value, ClubFailure> {
  const { status, body } = reply;
  const object = parseLenientJson(body);
  const answer = object && readFields(object, note);
  const error = answer && readError(answer['error'], note);

  if (answer) noteForeignAnswer(method, answer, note);
  if (error) return failure(classifyError(method, error.code, error.comment, note));
  if (status < 200 || status > 299) return failure(httpFailure(status, note));
  if (!answer) return failure(garbage('unreadable answer', note));
  if (isShutOut(method, answer)) return failure({ kind: 'inactive' });
  if (isRefusal(answer)) return failure(refusedByResult(answer, note));

  const value = read(answer, note);
  return value === undefined ? failure(garbage('answer without what was asked', note)) : success(value);
}

const OWN_MISPRINTS = new Set(['GetCanges']);

function noteForeignAnswer(method: ClubMethod, answer: Answer, note: Note): void {
  const named = answer['methodresponse'];
  if (named === method || (typeof named === 'string' && OWN_MISPRINTS.has(named))) return;
  note(typeof named === 'string' ? `methodresponse "${named.slice(0, 40)}"` : 'no methodresponse');
}

type WireError = { code: number; comment: string };

const comment = z
  .string()
  .transform((words) => words.slice(0, 1_000))
  .catch('');
const wireError = z.object({ code: z.coerce.number().int().catch(0), comment });

/** The `error` of an answer; undefined when there is none, or when it is as empty as some servers write "no error". */
function readError(error: AnswerValue | undefined, note: Note): WireError | undefined {
  if (error === undefined) return undefined;
  if (isEmpty(error)) {
    note('empty error');
    return undefined;
  }
  if (typeof error !== 'string') {
    const { data } = wireError.safeParse(error);
    if (data) return data;
  }
  note('error of another form');
  return typeof error === 'string' && !/^\d+$/.test(error)
    ? { code: 0, comment: comment.parse(error) }
    : { code: Number(error), comment: '' };
}

function isEmpty(error: AnswerValue): boolean {
  if (error === null || typeof error === 'string') return ['', '0', 'false', null].includes(error);
  return Object.keys(error).length === 0;
}

/** 4xx and redirects come from in front of the service, which then did nothing; behind a 5xx or a 408 it may have. */
function httpFailure(status: number, note: Note): ClubFailure {
  note(`HTTP status ${status}`);
  const done = status >= 500 || status === 408 ? 'maybe' : 'no';
  return { kind: 'unavailable', why: 'http', done };
}

function garbage(what: string, note: Note): ClubFailure {
  note(what);
  return { kind: 'unavailable', why: 'garbage', done: 'maybe' };
}

/**
 * `active` 0 means that the person is shut out when it comes instead of what was asked, and with a new session (GetToken),
 * which would be of no use. Beside an answered request it is only the flag that the document calls it (L268–270).
 */
function isShutOut(method: ClubMethod, answer: Answer): boolean {
  if (answer['active'] !== '0') return false;
  if (method === 'GetToken') return true;
  return Object.keys(answer).every((field) => ['methodresponse', 'active', 'comment', 'error'].includes(field));
}

/** 1 is done, 2 is "model must be specified"; the document knows no other. */
function isRefusal(answer: Answer): boolean {
  const { result } = answer;
  return typeof result === 'string' && !['', '1', '2', 'true'].includes(result);
}

function refusedByResult(answer: Answer, note: Note): ClubFailure {
  note('unexpected result');
  return { kind: 'refused', reason: 'other', code: 0, comment: comment.parse(answer['comment']) };
}
