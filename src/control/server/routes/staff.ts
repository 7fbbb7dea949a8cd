import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import type { Account } from '../../../staff/accounts.ts';
import { addAccount } from '../../../staff/add-account.ts';
import { makePassword, passwordProblem } from '../../../staff/passwords.ts';
import type { Transaction } from '../../../store/database.ts';
import { DONE } from '../../contract/fields.ts';
import { contract } from '../../contract.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { openRoute, route, type Route } from '../route.ts';

const { list, add, first, role, grant, revoke, password, disable, enable } = contract.staff;

/** Accounts of the staff. */
export function staffRoutes(parts: ControlParts): Route[] {
  return [
    route(list, async () => ({ items: (await parts.accounts.list()).map(toWire) })),
    route(add, async ({ body, caller }) => {
      const known = parts.admission.botsOf(caller);
      const foreign = body.bots.find((bot) => !known.includes(bot));
      if (foreign !== undefined)
        throw new AppError('usage', `bots: found "${foreign}", expected some of ${known.join(', ')}`);
      return addAccount(parts, { kind: 'by', actor: actorOf(caller), account: body });
    }),
    openRoute(first, async ({ body, visitor }) => {
      if (visitor.address !== 'local')
        throw new AppError('not allowed', 'the first account is made on the machine itself');
      return addAccount(parts, { kind: 'first', account: body });
    }),
    ...changeRoutes(parts),
    passwordRoute(parts),
  ];
}

type Change = (tx: Transaction, account: Account) => Promise<unknown>;

function changeRoutes({ store, accounts, tokens, audit }: ControlParts): Route[] {
  /** Makes one change of an account; the audit row has what `read` makes of it before and after. */
  const change = async (
    caller: Caller,
    { login, action, botId }: { login: string; action: string; botId?: string },
    make: Change,
    read: (account: Account) => unknown,
  ) => {
    await store.write(async (tx) => {
      const account = await accounts.byLogin(tx, login);
      await make(tx, account);
      const after = read(await accounts.byLogin(tx, login));
      const entry = { action, target: login, ...(botId !== undefined && { botId }), before: read(account), after };
      await audit.note(tx, actorOf(caller), entry);
    });
    return DONE;
  };
  const botsOf = (account: Account) => account.bots;
  const isDisabled = (account: Account) => ({ disabled: account.disabledAt !== null });
  return [
    route(role, ({ params: { login }, body, caller }) =>
      change(
        caller,
        { login, action: 'staff.role' },
        (tx, account) => accounts.changeRole(tx, account, body.role),
        (account) => account.role,
      ),
    ),
    route(grant, ({ params: { login, bot: botId }, caller }) =>
      change(caller, { login, action: 'staff.grant', botId }, (tx, { id }) => accounts.grant(tx, id, botId), botsOf),
    ),
    route(revoke, ({ params: { login, bot: botId }, caller }) =>
      change(caller, { login, action: 'staff.revoke', botId }, (tx, { id }) => accounts.revoke(tx, id, botId), botsOf),
    ),
    route(disable, ({ params: { login }, caller }) =>
      change(
        caller,
        { login, action: 'staff.disable' },
        async (tx, account) => {
          await accounts.disable(tx, account);
          await tokens.revokeOthers(tx, account.id);
        },
        isDisabled,
      ),
    ),
    route(enable, ({ params: { login }, caller }) =>
      change(caller, { login, action: 'staff.enable' }, (tx, account) => accounts.enable(tx, account), isDisabled),
    ),
  ];
}

function passwordRoute({ store, accounts, tokens, passwords, audit }: ControlParts): Route {
  return route(password, async ({ params: { login }, body, caller }) => {
    const chosen = body.password ?? makePassword();
    const problem = passwordProblem(chosen, login);
    if (problem) throw new AppError('usage', `password: ${problem}`);
    const hash = await passwords.hash(chosen);
    await store.write(async (tx) => {
      const account = await accounts.byLogin(tx, login);
      await accounts.changePassword(tx, account, hash);
      await tokens.revokeOthers(tx, account.id, caller.tokenId);
      await audit.note(tx, actorOf(caller), { action: 'staff.password', target: login });
    });
    return { login, ...(body.password === undefined && { password: chosen }) };
  });
}

function toWire({ login, name, role: what, bots, createdAt, disabledAt, lastUsedAt }: Account) {
  return {
    login,
    name,
    role: what,
    bots,
    createdAt: isoTime(createdAt),
    disabledAt: isoTimeOrNull(disabledAt),
    lastUsedAt: isoTimeOrNull(lastUsedAt),
  };
}
