import { AppError } from '../domain/app-error.ts';
import type { Role } from '../domain/staff.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** A member of the staff as others see them. Times are epoch milliseconds. */
export type Account = {
  id: number;
  login: string;
  name: string;
  role: Role;
  /** Those an operator is granted; an administrator has all. */
  bots: string[];
  createdAt: number;
  disabledAt: number | null;
  lastUsedAt: number | null;
};

/** Whether somebody can answer for a bot. */
export function worksWith({ role, bots, disabledAt }: Account, botId: string): boolean {
  return disabledAt === null && (role === 'administrator' || bots.includes(botId));
}

/** The accounts of people who use the control API. Changes answer the account as it was, for the audit log. */
export class Accounts {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async list(): Promise<Account[]> {
    return accounts(this.#store.read);
  }

  /** Those who can answer for a bot. */
  async workingWith(botId: string): Promise<Account[]> {
    return (await this.list()).filter((account) => worksWith(account, botId));
  }

  /** The account with its password's hash, for signing in; a disabled one is none. */
  async withPassword(login: string): Promise<{ id: number; name: string; role: Role; password: string } | undefined> {
    return this.#store.read
      .selectFrom('staff')
      .select(['id', 'name', 'role', 'password'])
      .where('login', '=', login)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
  }

  async any(tx: Transaction): Promise<boolean> {
    return (await tx.db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  /** AppError `conflict` when the login is taken, also by somebody who has been disabled. */
  async add(
    tx: Transaction,
    { bots, ...account }: { login: string; name: string; role: Role; password: string; bots: readonly string[] },
  ): Promise<void> {
    const taken = await tx.db.selectFrom('staff').select('id').where('login', '=', account.login).executeTakeFirst();
    if (taken) throw new AppError('conflict', `the login "${account.login}" is taken: choose another`);
    const { id } = await tx.db
      .insertInto('staff')
      .values({ ...account, created_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const bot of bots) await this.grant(tx, id, bot);
  }

  /** AppError `not found`. */
  async byLogin(tx: Transaction, login: string): Promise<Account> {
    const [account] = await accounts(tx.db, login);
    if (!account)
      throw new AppError('not found', `there is no account "${login}": see them with \`ergo-bot staff list\``);
    return account;
  }

  /** AppError `conflict` when no administrator would be left. */
  async changeRole(tx: Transaction, account: Account, role: Role): Promise<void> {
    if (role !== 'administrator') await this.#keepAnAdministrator(tx, account);
    await tx.db.updateTable('staff').set({ role }).where('id', '=', account.id).execute();
  }

  async changePassword(tx: Transaction, account: { id: number }, password: string): Promise<void> {
    await tx.db.updateTable('staff').set({ password }).where('id', '=', account.id).execute();
  }

  /** AppError `conflict` when no administrator would be left. */
  async disable(tx: Transaction, account: Account): Promise<void> {
    await this.#keepAnAdministrator(tx, account);
    await tx.db.updateTable('staff').set({ disabled_at: tx.now }).where('id', '=', account.id).execute();
  }

  async enable(tx: Transaction, account: Account): Promise<void> {
    await tx.db.updateTable('staff').set({ disabled_at: null }).where('id', '=', account.id).execute();
  }

  async grant(tx: Transaction, staffId: number, botId: string): Promise<void> {
    await tx.db
      .insertInto('staff_bots')
      .values({ staff_id: staffId, bot_id: botId, granted_at: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async revoke(tx: Transaction, staffId: number, botId: string): Promise<void> {
    await tx.db.deleteFrom('staff_bots').where('staff_id', '=', staffId).where('bot_id', '=', botId).execute();
  }

  async #keepAnAdministrator(tx: Transaction, { id, role, login }: Account): Promise<void> {
    if (role !== 'administrator') return;
    const other = await tx.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .where('id', '<>', id)
      .limit(1)
      .executeTakeFirst();
    if (!other) throw new AppError('conflict', `"${login}" is the only administrator: make another one first`);
  }
}

async function accounts(db: Queries, login?: string): Promise<Account[]> {
  let query = db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'role', 'created_at as createdAt', 'disabled_at as disabledAt'])
    .select((select) =>
      select
        .selectFrom('staff_tokens')
        .select((inner) => inner.fn.max('last_used_at').as('at'))
        .whereRef('staff_tokens.staff_id', '=', 'staff.id')
        .as('lastUsedAt'),
    )
    .orderBy('login');
  if (login !== undefined) query = query.where('login', '=', login);
  const [rows, grants] = await Promise.all([
    query.execute(),
    db.selectFrom('staff_bots').selectAll().orderBy('bot_id').execute(),
  ]);
  return rows.map((row) => ({
    ...row,
    bots: grants.filter(({ staff_id: staffId }) => staffId === row.id).map(({ bot_id: botId }) => botId),
  }));
}
