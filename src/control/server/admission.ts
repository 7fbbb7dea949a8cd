import { AppError } from '../../domain/app-error.ts';
import { isAllowed, type Permission } from '../../domain/permissions.ts';
import { seesBot, type Caller } from '../../domain/staff.ts';
import type { Logins } from '../../staff/logins.ts';
import type { Procedure } from '../procedure.ts';
import type { Visitor } from './route.ts';

export type AdmissionProps = {
  logins: Logins;
  /** Every bot of the configuration. */
  botIds: readonly string[];
  operatorsSend: boolean;
};

/** The one place where it is decided who may call what, and about which bot. */
export class Admission {
  readonly #props: AdmissionProps;

  constructor(props: AdmissionProps) {
    this.#props = props;
  }

  /**
   * The caller of a procedure; undefined for one that is for anybody. AppError `not signed in`, `not allowed`, or
   * `not found` for a bot that is not there or not theirs: the two cannot be told apart.
   */
  async admit(
    { access }: Pick<Procedure, 'access'>,
    call: { token: string | undefined; bot: string | undefined },
    { via }: Pick<Visitor, 'via'>,
  ): Promise<Caller | undefined> {
    if (access === 'anybody') return undefined;
    const caller = await this.#props.logins.identify(call.token, via);
    if (access !== 'staff' && !this.allows(caller, access))
      throw new AppError('not allowed', `${caller.role}s may not do this (${access})`);
    if (call.bot !== undefined && !this.botsOf(caller).includes(call.bot))
      throw new AppError('not found', `there is no bot "${call.bot.slice(0, 40)}": ${this.#ofWhich(caller)}`);
    return caller;
  }

  /** Whether the caller may do this at all, on the bots that are theirs. */
  allows({ role }: Pick<Caller, 'role'>, permission: Permission): boolean {
    return isAllowed(role, permission, { operatorsSend: this.#props.operatorsSend });
  }

  /** The bots of the configuration that a caller may see. */
  botsOf(caller: Pick<Caller, 'bots'>): string[] {
    return this.#props.botIds.filter((id) => seesBot(caller, id));
  }

  #ofWhich(caller: Caller): string {
    const seen = this.botsOf(caller);
    return seen.length === 0 ? 'no bot is granted to you' : `there is ${seen.join(', ')}`;
  }
}
