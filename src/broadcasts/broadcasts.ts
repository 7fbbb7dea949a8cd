import { AppError } from '../domain/app-error.ts';
import {
  mayBecome,
  type BroadcastAudience,
  type BroadcastContent,
  type BroadcastState,
  type SendWindow,
} from '../domain/broadcast.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { BroadcastsTable } from '../store/tables/broadcasts.ts';

/** A broadcast as the program works with it. Times are epoch milliseconds. */
export type Broadcast = {
  id: number;
  botId: string;
  title: string;
  state: BroadcastState;
  content: BroadcastContent;
  audience: BroadcastAudience;
  createdBy: string;
  createdAt: number;
  approvedBy: string | null;
  dueAt: number | null;
  repeats: string | null;
  copyOf: number | null;
  /** The survey that this is an invitation to, or a reminder of. */
  surveyId: number | null;
  window: SendWindow | null;
  lateLimit: number;
  mostPaid: number | null;
  heldBecause: string | null;
  launchedAt: number | null;
  finishedAt: number | null;
  /** Launched, and all its recipients are known. */
  isResolved: boolean;
};

export type NewBroadcast = Pick<Broadcast, 'botId' | 'title' | 'content' | 'audience' | 'createdBy'> & {
  surveyId?: number | null;
};

/** What may be changed beside the state. */
export type BroadcastChange = Partial<
  Pick<
    Broadcast,
    'approvedBy' | 'dueAt' | 'repeats' | 'window' | 'lateLimit' | 'mostPaid' | 'heldBecause' | 'finishedAt'
  >
>;

/** A broadcast that was due, and the daemon was not there, does not begin unasked when it is later than this. */
export const USUAL_LATE_LIMIT = 60 * 60_000;

/** Every broadcast of every bot. */
export class Broadcasts {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async create(tx: Transaction, draft: NewBroadcast): Promise<number> {
    const { botId, title, content, audience, createdBy, surveyId = null } = draft;
    const { id } = await tx.db
      .insertInto('broadcasts')
      .values({
        bot_id: botId,
        title,
        state: 'draft',
        content: JSON.stringify(content),
        audience: JSON.stringify(audience),
        created_by: createdBy,
        created_at: tx.now,
        late_limit: USUAL_LATE_LIMIT,
        survey_id: surveyId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Changes what is said, of one that has not gone out. */
  async reword(tx: Transaction, id: number, { title, content }: Pick<Broadcast, 'title' | 'content'>): Promise<void> {
    const said = { title, content: JSON.stringify(content) };
    await tx.db.updateTable('broadcasts').set(said).where('id', '=', id).execute();
  }

  /** A draft with the words, the audience and the conditions of another, which repeats. */
  async copy(tx: Transaction, of: Broadcast): Promise<number> {
    const id = await this.create(tx, of);
    await tx.db
      .updateTable('broadcasts')
      .set({ copy_of: of.id, ...columnsOf({ window: of.window, mostPaid: of.mostPaid, approvedBy: of.approvedBy }) })
      .where('id', '=', id)
      .execute();
    return id;
  }

  /** AppError `not found`, also for one of another bot. */
  async get(botId: string, id: number, db: Queries = this.#store.read): Promise<Broadcast> {
    const row = await db
      .selectFrom('broadcasts')
      .selectAll()
      .where('id', '=', id)
      .where('bot_id', '=', botId)
      .executeTakeFirst();
    if (!row) throw new AppError('not found', `there is no broadcast ${id}: see them with \`ergo-bot broadcast list\``);
    return fromRow(row);
  }

  /** The newest first, only those before the id `before`; what surveys send is listed with them. */
  async list(botId: string, { before, limit }: { before: number | undefined; limit: number }): Promise<Broadcast[]> {
    let query = this.#store.read
      .selectFrom('broadcasts')
      .selectAll()
      .where('bot_id', '=', botId)
      .where('survey_id', 'is', null);
    if (before !== undefined) query = query.where('id', '<', before);
    return (await query.orderBy('id', 'desc').limit(limit).execute()).map(fromRow);
  }

  /** Those in a state, of all bots, oldest first; `dueBy` only those whose moment has come by then. */
  async inState(state: BroadcastState, dueBy?: number): Promise<Broadcast[]> {
    let query = this.#store.read.selectFrom('broadcasts').selectAll().where('state', '=', state);
    if (dueBy !== undefined) query = query.where('due_at', '<=', dueBy);
    return (await query.orderBy('id').execute()).map(fromRow);
  }

  /** AppError `conflict` when the broadcast may not go there from where it stands. */
  async become(tx: Transaction, broadcast: Broadcast, to: BroadcastState, change: BroadcastChange = {}) {
    const { botId, id } = broadcast;
    const { state } = await this.get(botId, id, tx.db);
    if (!mayBecome(state, to))
      throw new AppError('conflict', `${nameOf(broadcast)} is ${state}: it cannot be ${AS_DEED[to]} now`);
    await tx.db
      .updateTable('broadcasts')
      .set({ state: to, ...columnsOf(change) })
      .where('id', '=', id)
      .execute();
  }
}

/** What staff know it by. */
export function nameOf({ id, surveyId }: Pick<Broadcast, 'id' | 'surveyId'>): string {
  return surveyId === null ? `broadcast ${id}` : `what survey ${surveyId} sends`;
}

/** What is done to a broadcast that comes to be so. */
const AS_DEED: Record<BroadcastState, string> = {
  draft: 'made anew',
  approved: 'approved',
  scheduled: 'scheduled',
  running: 'sent',
  paused: 'paused',
  finished: 'finished',
  cancelled: 'cancelled',
};

function columnsOf(change: BroadcastChange): Partial<Omit<BroadcastsTable, 'id'>> {
  const { approvedBy, dueAt, repeats, window, lateLimit, mostPaid, heldBecause, finishedAt } = change;
  return {
    ...(approvedBy !== undefined && { approved_by: approvedBy }),
    ...(dueAt !== undefined && { due_at: dueAt }),
    ...(repeats !== undefined && { repeats }),
    ...(window !== undefined && { send_window: window && JSON.stringify(window) }),
    ...(lateLimit !== undefined && { late_limit: lateLimit }),
    ...(mostPaid !== undefined && { most_paid: mostPaid }),
    ...(heldBecause !== undefined && { held_because: heldBecause }),
    ...(finishedAt !== undefined && { finished_at: finishedAt }),
  };
}

/** A broadcast as its row tells it. The JSON in the row is our own. */
export function fromRow(row: Omit<BroadcastsTable, 'id'> & { id: number }): Broadcast {
  return {
    id: row.id,
    botId: row.bot_id,
    title: row.title,
    state: row.state,
    content: JSON.parse(row.content),
    audience: JSON.parse(row.audience),
    createdBy: row.created_by,
    createdAt: row.created_at,
    approvedBy: row.approved_by,
    dueAt: row.due_at,
    repeats: row.repeats,
    copyOf: row.copy_of,
    surveyId: row.survey_id,
    window: row.send_window === null ? null : JSON.parse(row.send_window),
    lateLimit: row.late_limit,
    mostPaid: row.most_paid,
    heldBecause: row.held_because,
    launchedAt: row.launched_at,
    finishedAt: row.finished_at,
    isResolved: row.audience_upto !== null && (row.singled_upto ?? -1) >= row.audience_upto,
  };
}
