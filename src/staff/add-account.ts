import { AppError } from '../domain/app-error.ts';
import type { Actor, Role } from '../domain/staff.ts';
import type { Store } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import { makePassword, passwordProblem, type Passwords } from './passwords.ts';

type Staff = { store: Store; accounts: Accounts; passwords: Passwords; audit: Audit };

type NewAccount = { login: string; name: string; password?: string | undefined };

/** Somebody is added by a colleague, or is the first of all, added on the machine itself. */
export type Addition =
  | { kind: 'first'; account: NewAccount }
  | { kind: 'by'; actor: Actor; account: NewAccount & { role: Role; bots: readonly string[] } };

const MACHINE: Actor = { staffId: null, login: 'machine', tokenId: null, via: 'machine' };

/**
 * Adds an account; the password is answered when none was given and one has been made. AppError `usage` for a password
 * that cannot be taken, `conflict` when the login is taken or the first account is there already.
 */
export async function addAccount(
  { store, accounts, passwords, audit }: Staff,
  addition: Addition,
): Promise<{ login: string; password?: string }> {
  const { password: given, ...account } = addition.account;
  const chosen = given ?? makePassword();
  const problem = passwordProblem(chosen, account.login);
  if (problem) throw new AppError('usage', `password: ${problem}`);
  const hash = await passwords.hash(chosen);
  const isFirst = addition.kind === 'first';
  const rights: { role: Role; bots: readonly string[] } = isFirst
    ? { role: 'administrator', bots: [] }
    : addition.account;
  const added = { login: account.login, name: account.name, role: rights.role, bots: rights.bots };
  await store.write(async (tx) => {
    if (isFirst && (await accounts.any(tx)))
      throw new AppError('conflict', 'there are accounts already: sign in as an administrator with `ergo-bot login`');
    await accounts.add(tx, { ...added, password: hash });
    const entry = { action: 'staff.add', target: added.login, after: added };
    await audit.note(tx, isFirst ? MACHINE : addition.actor, entry);
  });
  return { login: added.login, ...(given === undefined && { password: chosen }) };
}
