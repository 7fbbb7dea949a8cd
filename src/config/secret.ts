import { inspect } from 'node:util';

const HIDDEN = '[secret]';

/** A secret in memory: it shows itself only to who asks by `reveal()`, never to a log, a dump or an error. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
