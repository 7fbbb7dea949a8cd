import type { Member } from './book-types.ts';
import type { ClubBooks } from './club-books.ts';
import { METHODS } from './methods/index.ts';
import { errorTo, type Call } from './methods/method.ts';
import type { ClubRequest } from './read-request.ts';
import { WireObject } from './wire-json.ts';

/** Carries a request out and answers it, or says by an error of the API why not. */
export function answerCall(books: ClubBooks, request: ClubRequest, now: number): WireObject {
  const { method: name, fields, form, photo } = request;
  const method = METHODS.get(name);
  if (name === '') return undocumentedError('', 'method is missing');
  if (!method) return undocumentedError(name, 'unknown method');
  if (method.form !== form) return undocumentedError(name, `${method.form} expected`);

  const call: Call = { books, now, method: name, field: (key) => fields.get(key) ?? '', photo };
  if (!method.session) return method.answer(call);

  const member = memberOf(books, call);
  if (member instanceof WireObject) return member;
  if (member.standing === 'shut') return new WireObject(['methodresponse', name], ['active', 0]);
  return method.answer({ ...call, member });
}

/** The member whose session it is, or errors 1 to 3 in the words of the method's own table. */
function memberOf(books: ClubBooks, call: Call): Member | WireObject {
  const article = call.method === 'GetChanges' ? '' : 'the ';
  const named = { method: call.method === 'GetChanges' ? 'GetCanges' : call.method };
  const state = books.sessions.state(call.field('session'));
  if (state.kind === 'expired') return errorTo(named, 1, `${article}session was expired`);

  const member = state.kind === 'open' ? books.members.get(state.phone) : undefined;
  if (!member) return errorTo(named, 2, `${article}session is incorrect`);
  return member.standing === 'blocked' ? errorTo(named, 3, 'user is not active') : member;
}

/** For what the document has no code: a request that is no request of this API. */
export function undocumentedError(method: string, comment: string): WireObject {
  return errorTo({ method }, 100, comment);
}
