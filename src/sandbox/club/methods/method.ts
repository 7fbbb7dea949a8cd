import type { Member } from '../book-types.ts';
import type { ClubBooks } from '../club-books.ts';
import { WireObject, type WireValue } from '../wire-json.ts';

/** One call to carry out; `serial` is read from either of its two names. */
export type Call = {
  books: ClubBooks;
  now: number;
  method: string;
  field: (name: string) => string;
  photo: Uint8Array | undefined;
};

export type MemberCall = Call & { member: Member };

/** A method of the API: which body it wants, and whether it wants a session. */
export type Method =
  | { form: 'json' | 'multipart'; session: false; answer: (call: Call) => WireObject }
  | { form: 'json' | 'multipart'; session: true; answer: (call: MemberCall) => WireObject };

/** A success: the name of the method and what it brings. */
export function answerTo({ method }: Call, ...pairs: [key: string, value: WireValue][]): WireObject {
  return new WireObject(['methodresponse', method], ...pairs);
}

/** An error as all methods write it (L229–236), with HTTP 200 like everything else. */
export function errorTo({ method }: { method: string }, code: number, comment: string): WireObject {
  return new WireObject(['methodresponse', method], ['error', new WireObject(['code', code], ['comment', comment])]);
}
