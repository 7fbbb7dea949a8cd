import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a password costs to check: N is 2 to the power of `log2n` (OWASP Password Storage: N=2^17, r=8, p=1). */
export type PasswordCost = { log2n: number; r: number; p: number };

const COST: PasswordCost = { log2n: 17, r: 8, p: 1 };
const KEY_BYTES = 32;
const SHORTEST = 10;
const LONGEST = 200;

/**
 * Hashes and checks passwords with scrypt, one at a time: each takes some 130 MB, and many logins at once must not take
 * the memory of the daemon.
 */
export class Passwords {
  readonly #cost: PasswordCost;
  /** Takes as long to check as a real one, so that an unknown login is refused no faster than a wrong password. */
  readonly #nobodys: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ cost = COST }: { cost?: PasswordCost } = {}) {
    this.#cost = cost;
    this.#nobodys = written(cost, randomBytes(16), randomBytes(KEY_BYTES));
  }

  /** What is to be stored of a password. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    return written(this.#cost, salt, await this.#derive(password, salt, this.#cost));
  }

  /** Whether the password is the one whose hash is stored; without a hash it never is, and that takes as long. */
  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const { cost, salt, key } = read(stored ?? this.#nobodys);
    const derived = await this.#derive(password, salt, cost);
    return timingSafeEqual(derived, key) && stored !== undefined;
  }

  #derive(password: string, salt: Uint8Array, { log2n, r, p }: PasswordCost): Promise<Buffer> {
    const N = 2 ** log2n;
    const derived = this.#last.then(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          const options = { N, r, p, maxmem: 256 * N * r };
          scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
            error ? reject(error) : resolve(key),
          );
        }),
    );
    this.#last = derived.catch(() => undefined);
    return derived;
  }
}

/** Why a password cannot be taken; undefined when it can. */
export function passwordProblem(password: string, login: string): string | undefined {
  const { length } = password;
  if (length < SHORTEST || length > LONGEST)
    return `found ${length} characters, expected ${SHORTEST} to ${LONGEST} characters`;
  if (password.toLowerCase().includes(login.toLowerCase()))
    return 'found the login in it, expected a password without it';
  return new Set(password).size < 5
    ? 'found almost always the same character, expected at least five different'
    : undefined;
}

/** A password for somebody's first login: 16 characters that nobody can guess. */
export function makePassword(): string {
  return randomBytes(12).toString('base64url');
}

function written({ log2n, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', log2n, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Our own writing, by {@link written}. */
function read(stored: string): { cost: PasswordCost; salt: Buffer; key: Buffer } {
  const [, log2n, r, p, salt = '', key = ''] = stored.split('$');
  return {
    cost: { log2n: Number(log2n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}
