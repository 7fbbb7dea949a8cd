/**
 * The Bot API's "no" to a call. Thrown from wherever the request turns out wrong and answered in one place,
 * because the server being imitated unwinds the same way.
 */
export class Refusal extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** 400 with the server's "Bad Request: " in front; its first letter is small, unless the words are a code (X_Y). */
export function badRequest(words: string): Refusal {
  const isCode = /^(?:[A-Z]{2}|.[_A-Z])/.test(words);
  return new Refusal(400, `Bad Request: ${isCode ? words : words.charAt(0).toLowerCase() + words.slice(1)}`);
}
