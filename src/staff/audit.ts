import { scrub } from '../domain/scrub.ts';
import type { Actor } from '../domain/staff.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** One thing that somebody did. `before` and `after` are what changed, as plain data; secrets do not belong there. */
export type AuditEntry = {
  action: string;
  botId?: string;
  target?: string;
  before?: unknown;
  after?: unknown;
};

export type AuditRecord = {
  id: number;
  at: number;
  login: string;
  tokenId: number | null;
  via: string;
  action: string;
  botId: string | null;
  target: string | null;
  before: unknown;
  after: unknown;
};

export type AuditFilter = {
  login?: string | undefined;
  action?: string | undefined;
  botId?: string | undefined;
  target?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** Only what stands before this row, for the next page. */
  before?: number | undefined;
  limit: number;
};

/** The audit log: who changed or revealed what, and when. Rows are only ever added. */
export class Audit {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Notes what is done in the same transaction; tokens and phone numbers in it are masked. */
  async note(tx: Transaction, actor: Actor, { action, botId, target, before, after }: AuditEntry): Promise<void> {
    await tx.db
      .insertInto('audit')
      .values({
        at: tx.now,
        staff_id: actor.staffId,
        login: actor.login,
        token_id: actor.tokenId,
        via: actor.via,
        action,
        bot_id: botId ?? null,
        target: target === undefined ? null : scrub(target),
        before: masked(before),
        after: masked(after),
      })
      .execute();
  }

  /** The newest first. */
  async list(filter: AuditFilter): Promise<AuditRecord[]> {
    let query = this.#store.read.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(filter.limit);
    if (filter.login !== undefined) query = query.where('login', '=', filter.login);
    if (filter.action !== undefined) query = query.where('action', '=', filter.action);
    if (filter.botId !== undefined) query = query.where('bot_id', '=', filter.botId);
    if (filter.target !== undefined) query = query.where('target', '=', scrub(filter.target));
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query = query.where('at', '<', filter.to);
    if (filter.before !== undefined) query = query.where('id', '<', filter.before);
    const rows = await query.execute();
    return rows.map(({ id, at, login, via, action, target, token_id: tokenId, bot_id: botId, before, after }) => ({
      id,
      at,
      login,
      via,
      action,
      target,
      tokenId,
      botId,
      before: parsed(before),
      after: parsed(after),
    }));
  }
}

function masked(value: unknown): string | null {
  return value === undefined ? null : scrub(JSON.stringify(value));
}

/** Our own JSON, written by `note`. */
function parsed(stored: string | null): unknown {
  return stored === null ? undefined : JSON.parse(stored);
}
