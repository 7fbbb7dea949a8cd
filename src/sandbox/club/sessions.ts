import { createHash } from 'node:crypto';

/** `expired` and `unknown` are errors 1 and 2 of every method that wants a session. */
export type SessionState = { kind: 'open'; phone: string } | { kind: 'expired' } | { kind: 'unknown' };

/** Sessions as GetToken gives them out: 32 hexadecimal digits, with no end of their own. */
export class Sessions {
  readonly #phones = new Map<string, string>();
  readonly #expired = new Set<string>();
  #opened = 0;

  open(phone: string): string {
    const session = createHash('md5').update(`${phone} ${++this.#opened}`).digest('hex');
    this.#phones.set(session, phone);
    return session;
  }

  state(session: string): SessionState {
    const phone = this.#phones.get(session);
    if (phone === undefined) return { kind: 'unknown' };
    return this.#expired.has(session) ? { kind: 'expired' } : { kind: 'open', phone };
  }

  /** From now on error 1. */
  expire(phone?: string): void {
    for (const session of this.#of(phone)) this.#expired.add(session);
  }

  /** From now on error 2. */
  forget(phone?: string): void {
    for (const session of this.#of(phone)) this.#phones.delete(session);
  }

  #of(phone: string | undefined): string[] {
    return [...this.#phones].filter(([, owner]) => phone === undefined || owner === phone).map(([session]) => session);
  }
}
