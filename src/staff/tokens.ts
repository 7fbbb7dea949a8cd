import { createHash, randomBytes } from 'node:crypto';
import type { Caller, WayIn } from '../domain/staff.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

const DAY = 24 * 60 * 60_000;
/** A token is good for so long, in milliseconds; then its owner signs in again. */
export const TOKEN_LIFE = 90 * DAY;
const NOTED_EVERY = 60_000;

/** A token as it is listed: everything but the token itself. Times are epoch milliseconds. */
export type TokenRecord = {
  id: number;
  login: string;
  device: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
};

/** Personal tokens: `ergo_` and 256 bits of chance, of which only the SHA-256 is stored. */
export class Tokens {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Makes a token for one device and answers it; it can never be read again. */
  async issue(
    tx: Transaction,
    staffId: number,
    device: string,
  ): Promise<{ token: string; id: number; expiresAt: number }> {
    const token = `ergo_${randomBytes(32).toString('base64url')}`;
    const expiresAt = tx.now + TOKEN_LIFE;
    const { id } = await tx.db
      .insertInto('staff_tokens')
      .values({ staff_id: staffId, hash: hashOf(token), device, created_at: tx.now, expires_at: expiresAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { token, id, expiresAt };
  }

  /** Whose token this is, with role and bots as they are at this moment; undefined when it is good for nothing (any more). */
  async callerOf(token: string, via: WayIn, now: number): Promise<Caller | undefined> {
    const row = await this.#store.read
      .selectFrom('staff_tokens')
      .innerJoin('staff', 'staff.id', 'staff_tokens.staff_id')
      .select(['staff_tokens.id as tokenId', 'staff.id as staffId', 'login', 'name', 'role', 'last_used_at'])
      .where('hash', '=', hashOf(token))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const { last_used_at: lastUsedAt, ...caller } = row;
    if (lastUsedAt === null || now - lastUsedAt > NOTED_EVERY) await this.#noteUse(caller.tokenId);
    const bots = caller.role === 'administrator' ? ('all' as const) : await this.#botsOf(caller.staffId);
    return { ...caller, bots, via };
  }

  /** Tokens that are still good, of one person or of everybody; the newest first. */
  async list(now: number, login?: string): Promise<TokenRecord[]> {
    let query = this.#store.read
      .selectFrom('staff_tokens')
      .innerJoin('staff', 'staff.id', 'staff_tokens.staff_id')
      .select(['staff_tokens.id', 'login', 'device', 'staff_tokens.created_at as createdAt'])
      .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt'])
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('staff_tokens.id', 'desc');
    if (login !== undefined) query = query.where('login', '=', login);
    return query.execute();
  }

  /** Whose a token is that is still good, and on which device. */
  async ownerOf(tx: Transaction, id: number): Promise<{ staffId: number; login: string; device: string } | undefined> {
    return tx.db
      .selectFrom('staff_tokens')
      .innerJoin('staff', 'staff.id', 'staff_tokens.staff_id')
      .select(['staff_id as staffId', 'login', 'device'])
      .where('staff_tokens.id', '=', id)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', tx.now)
      .executeTakeFirst();
  }

  /** Makes one token good for nothing. */
  async revoke(tx: Transaction, id: number): Promise<void> {
    await revoking(tx).where('id', '=', id).execute();
  }

  /** Makes every token of a person good for nothing, but the one given. */
  async revokeOthers(tx: Transaction, staffId: number, kept?: number): Promise<void> {
    await revoking(tx)
      .where('staff_id', '=', staffId)
      .where('id', '<>', kept ?? 0)
      .execute();
  }

  async #noteUse(id: number): Promise<void> {
    await this.#store.write((tx) =>
      tx.db.updateTable('staff_tokens').set({ last_used_at: tx.now }).where('id', '=', id).execute(),
    );
  }

  async #botsOf(staffId: number): Promise<string[]> {
    const rows = await this.#store.read
      .selectFrom('staff_bots')
      .select('bot_id')
      .where('staff_id', '=', staffId)
      .execute();
    return rows.map((row) => row.bot_id);
  }
}

function revoking(tx: Transaction) {
  return tx.db.updateTable('staff_tokens').set({ revoked_at: tx.now }).where('revoked_at', 'is', null);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
