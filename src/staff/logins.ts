import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { Caller, WayIn } from '../domain/staff.ts';
import type { Store } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import type { LoginLimits } from './login-limits.ts';
import type { Passwords } from './passwords.ts';
import type { Tokens } from './tokens.ts';

export type LoginsProps = {
  store: Store;
  accounts: Accounts;
  tokens: Tokens;
  passwords: Passwords;
  limits: LoginLimits;
  audit: Audit;
  clock: Clock;
};

/** What somebody who signs in gives. `address` is where they call from. */
export type LoginTry = { login: string; password: string; device: string; address: string; via: WayIn };

/** Turns a login with its password into a token, and a token into who calls. */
export class Logins {
  readonly #props: LoginsProps;

  constructor(props: LoginsProps) {
    this.#props = props;
  }

  /**
   * A token of 90 days for this device. AppError `not signed in` for an unknown login and a wrong password alike, and
   * `try later` after too many.
   */
  async login({ login, password, device, address, via }: LoginTry): Promise<{ token: string; expiresAt: number }> {
    const { store, accounts, tokens, passwords, limits, audit } = this.#props;
    limits.check(login, address);
    // Counted before the password is checked, so that a hundred tries at once are not a hundred tries.
    limits.failed(login, address);
    const account = await accounts.withPassword(login);
    const fits = await passwords.matches(password, account?.password);
    if (!account || !fits) throw new AppError('not signed in', 'login or password is wrong');
    limits.succeeded(login, address);
    return store.write(async (tx) => {
      const { id, ...issued } = await tokens.issue(tx, account.id, device);
      const actor = { staffId: account.id, login, tokenId: id, via };
      await audit.note(tx, actor, { action: 'session.login', target: login, after: { token: id, device } });
      return issued;
    });
  }

  /** Who calls with this token. AppError `not signed in` when it is unknown, expired or revoked. */
  async identify(token: string | undefined, via: WayIn): Promise<Caller> {
    const caller = token && (await this.#props.tokens.callerOf(token, via, this.#props.clock.now()));
    if (caller) return caller;
    const what = token ? 'the token is not good any more' : 'you are not signed in';
    throw new AppError('not signed in', `${what}: sign in with \`ergo-bot login\``);
  }
}
