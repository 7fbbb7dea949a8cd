import { AppError } from '../../../domain/app-error.ts';
import { actorOf } from '../../../domain/staff.ts';
import { passwordProblem } from '../../../staff/passwords.ts';
import type { TokenRecord } from '../../../staff/tokens.ts';
import { DONE } from '../../contract/fields.ts';
import { contract } from '../../contract.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { openRoute, route, type Route } from '../route.ts';

const { login, logout, whoami, password, tokens, revoke } = contract.session;

/** Signing in and out, the own password, and tokens. */
export function sessionRoutes(parts: ControlParts): Route[] {
  return [
    openRoute(login, async ({ body, visitor: { address, via } }) => {
      const { token, expiresAt } = await parts.logins.login({ ...body, address, via });
      return { token, expiresAt: isoTime(expiresAt) };
    }),
    route(logout, async ({ caller }) => {
      await parts.store.write(async (tx) => {
        await parts.tokens.revoke(tx, caller.tokenId);
        await parts.audit.note(tx, actorOf(caller), { action: 'session.logout', target: caller.login });
      });
      return DONE;
    }),
    route(whoami, async ({ caller }) => {
      const { login: own, name, role, tokenId } = caller;
      return { login: own, name, role, bots: parts.admission.botsOf(caller), token: tokenId };
    }),
    changePassword(parts),
    ...tokenRoutes(parts),
  ];
}

function changePassword({ store, accounts, passwords, tokens: all, limits, audit }: ControlParts): Route {
  return route(password, async ({ body, caller, visitor }) => {
    const problem = passwordProblem(body.new, caller.login);
    if (problem) throw new AppError('usage', `new: ${problem}`);
    limits.check(caller.login, visitor.address);
    limits.failed(caller.login, visitor.address);
    const account = await accounts.withPassword(caller.login);
    if (!account || !(await passwords.matches(body.old, account.password)))
      throw new AppError('usage', 'old: this is not the password until now');
    limits.succeeded(caller.login, visitor.address);
    const hash = await passwords.hash(body.new);
    await store.write(async (tx) => {
      await accounts.changePassword(tx, account, hash);
      await all.revokeOthers(tx, account.id, caller.tokenId);
      await audit.note(tx, actorOf(caller), { action: 'session.password', target: caller.login });
    });
    return DONE;
  });
}

function tokenRoutes({ store, tokens: all, audit, clock }: ControlParts): Route[] {
  return [
    route(tokens, async ({ query, caller }) => {
      const isAdministrator = caller.role === 'administrator';
      if (!isAdministrator && query.login !== undefined && query.login !== caller.login)
        throw new AppError('not allowed', 'operators may see their own tokens only');
      const list = await all.list(clock.now(), isAdministrator ? query.login : caller.login);
      return { items: list.map((one) => ({ ...toWire(one), current: one.id === caller.tokenId })) };
    }),
    route(revoke, async ({ params, caller }) => {
      await store.write(async (tx) => {
        const owner = await all.ownerOf(tx, params.id);
        const isTheirs = owner?.staffId === caller.staffId || caller.role === 'administrator';
        if (!owner || !isTheirs) throw new AppError('not found', `no token that is good has the id ${params.id}`);
        await all.revoke(tx, params.id);
        const before = { token: params.id, device: owner.device };
        await audit.note(tx, actorOf(caller), { action: 'session.revoke', target: owner.login, before });
      });
      return DONE;
    }),
  ];
}

function toWire({ createdAt, expiresAt, lastUsedAt, ...token }: TokenRecord) {
  return {
    ...token,
    createdAt: isoTime(createdAt),
    expiresAt: isoTime(expiresAt),
    lastUsedAt: isoTimeOrNull(lastUsedAt),
  };
}
