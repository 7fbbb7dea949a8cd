import type { Sms } from './book-types.ts';

export type SmsSettings = {
  /** The same seed gives the same codes in the same order. */
  seed?: number;
  digits?: number;
  /** For how long GetAuthCode answers error 2 after a code went out. */
  resendSeconds?: number;
  lifeSeconds?: number;
};

/** The codes sent by SMS, by phone; a new one takes the place of the one before. */
export class SmsCodes {
  readonly sent: Sms[] = [];
  readonly #settings: Required<SmsSettings>;
  readonly #listeners: ((sms: Sms) => void)[] = [];
  readonly #used = new Set<Sms>();
  #state: number;

  constructor(settings: SmsSettings = {}) {
    this.#settings = { seed: 1, digits: 4, resendSeconds: 60, lifeSeconds: 600, ...settings };
    this.#state = this.#settings.seed;
  }

  onSms(listener: (sms: Sms) => void): void {
    this.#listeners.push(listener);
  }

  /** Answers false, and sends nothing, when the last code went out too short a time ago. */
  send(phone: string, at: number): boolean {
    const last = this.#last(phone);
    if (last && at - last.at < this.#settings.resendSeconds * 1000) return false;

    const code = this.#nextCode();
    const sms = { at, phone, code, text: `ERGO CLUB. Код підтвердження: ${code}` };
    this.sent.push(sms);
    for (const listener of this.#listeners) listener(sms);
    return true;
  }

  /** Takes a right code once. */
  take(phone: string, code: string, at: number): boolean {
    const last = this.#last(phone);
    if (!last || last.code !== code || at - last.at > this.#settings.lifeSeconds * 1000) return false;
    this.#used.add(last);
    return true;
  }

  /** Lets go of all codes, so that the next GetAuthCode sends one at once. */
  forget(phone?: string): void {
    for (const sms of this.sent) if (phone === undefined || sms.phone === phone) this.#used.add(sms);
  }

  #last(phone: string): Sms | undefined {
    return this.sent.findLast((sms) => sms.phone === phone && !this.#used.has(sms));
  }

  /** A linear congruential generator (Numerical Recipes): chance enough for codes that tests may foresee. */
  #nextCode(): string {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    const range = 10 ** this.#settings.digits;
    return String(Math.floor((this.#state / 2 ** 32) * range)).padStart(this.#settings.digits, '0');
  }
}
