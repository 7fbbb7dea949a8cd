import type { PhoneActor } from './phone-actor.ts';
import { PhoneError } from './phone-actor.ts';
import type { Sms } from './shown.ts';

/** All phones of the sandbox by handle, and the SMS that came to each number. */
export class PhoneBook {
  readonly #phones = new Map<string, PhoneActor>();
  readonly #byNumber = new Map<string, PhoneActor[]>();
  readonly #sms = new Map<string, Sms[]>();

  add<Actor extends PhoneActor>(phone: Actor): Actor {
    if (this.#phones.has(phone.handle)) throw new PhoneError(409, `There is already a phone "${phone.handle}".`);
    this.#phones.set(phone.handle, phone);
    const number = digits(phone.phoneNumber);
    this.#byNumber.set(number, [...(this.#byNumber.get(number) ?? []), phone]);
    return phone;
  }

  get(handle: string): PhoneActor {
    const phone = this.#phones.get(handle);
    if (!phone) throw new PhoneError(404, `There is no phone "${handle}".`);
    return phone;
  }

  list(): PhoneActor[] {
    return [...this.#phones.values()];
  }

  /** A handle that nobody has yet. */
  newHandle(prefix: string): string {
    for (let number = this.#phones.size + 1; ; number++) {
      const handle = `${prefix}-${number}`;
      if (!this.#phones.has(handle)) return handle;
    }
  }

  receiveSms(sms: Sms): void {
    const number = digits(sms.phone);
    const received = this.#sms.get(number) ?? [];
    received.push(sms);
    this.#sms.set(number, received);
    for (const phone of this.#byNumber.get(number) ?? []) phone.screen.touch();
  }

  sms(phoneNumber: string): Sms[] {
    return this.#sms.get(digits(phoneNumber)) ?? [];
  }
}

/** The last nine digits tell Ukrainian numbers apart, with or without +380. */
function digits(phoneNumber: string): string {
  return phoneNumber.replace(/\D/g, '').slice(-9);
}
