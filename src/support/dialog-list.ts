import type { DialogState } from '../domain/dialog.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { MessageAuthor, MessageKind } from '../domain/said-message.ts';
import type { Queries } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { isMeant } from './addressees.ts';

/** A line of the operators' list. */
export type DialogLine = {
  id: number;
  subscriberId: number;
  botId: string;
  messenger: MessengerName;
  name: string | null;
  phone: string | null;
  state: DialogState;
  owner: { login: string; name: string } | null;
  withSupport: boolean;
  waitingSince: number | null;
  pausedUntil: number | null;
  escalatedAt: number | null;
  isMuted: boolean;
  unread: number;
  caseId: number | null;
  last: { author: MessageAuthor; kind: MessageKind; text: string } | null;
  lastAt: number;
};

export type DialogFilter = {
  botIds: readonly string[];
  messenger?: MessengerName | undefined;
  /** `open`: all but the closed ones. */
  state?: DialogState | 'open' | undefined;
  ownerLogin?: string | undefined;
  unread?: true | undefined;
  escalated?: true | undefined;
  /** Part of a name, or of a number in any format. */
  search?: string | undefined;
  /** `recent`: the last words first. `waiting`: only what waits for an answer, the longest first. */
  order: 'recent' | 'waiting';
  after?: { at: number; id: number } | undefined;
  limit: number;
};

/** How many dialogs there are of each kind; those of `own` are the asker's. */
export type DialogCounts = Record<'open' | 'waiting' | 'own' | 'paused' | 'unread' | 'escalated', number>;

/** So much of the last words is shown. */
const SHOWN = 200;

/** All dialogs of all bots that somebody may see. */
export class DialogList {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async list(filter: DialogFilter): Promise<DialogLine[]> {
    const { read } = this.#store;
    const isWaiting = filter.order === 'waiting';
    const time = isWaiting ? 'dialogs.waiting_since' : 'dialogs.last_at';
    const way = isWaiting ? 'asc' : 'desc';
    const beyond = isWaiting ? '>' : '<';
    let query = lines(read)
      .where('dialogs.bot_id', 'in', [...filter.botIds])
      .orderBy(time, way)
      .orderBy('dialogs.id', way)
      .limit(filter.limit);
    if (isWaiting) query = query.where('dialogs.waiting_since', 'is not', null);
    if (filter.messenger) query = query.where('dialogs.messenger', '=', filter.messenger);
    // The words of the index `dialogs_open`: SQLite wants its condition repeated.
    if (filter.state !== undefined && filter.state !== 'closed') query = query.where('dialogs.state', '<>', 'closed');
    if (filter.state !== undefined && filter.state !== 'open') query = query.where('dialogs.state', '=', filter.state);
    if (filter.ownerLogin !== undefined) query = query.where('staff.login', '=', filter.ownerLogin);
    if (filter.unread) query = query.where('dialogs.unread', '>', 0);
    if (filter.escalated) query = query.where('dialogs.escalated_at', 'is not', null);
    const { after, search } = filter;
    if (search !== undefined) query = query.where((where) => isMeant(where, search));
    if (after)
      query = query.where((where) =>
        where.or([
          where(time, beyond, after.at),
          where.and([where(time, '=', after.at), where('dialogs.id', beyond, after.id)]),
        ]),
      );
    return (await query.execute()).map(asLine);
  }

  async counts(botIds: readonly string[], staffId: number): Promise<DialogCounts> {
    const row = await this.#store.read
      .selectFrom('dialogs')
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('open'),
        fn.countAll<number>().filterWhere('state', '=', 'waiting').as('waiting'),
        fn
          .countAll<number>()
          .filterWhere(eb.and([eb('owner_id', '=', staffId), eb('state', '=', 'taken')]))
          .as('own'),
        fn.countAll<number>().filterWhere('state', '=', 'paused').as('paused'),
        fn.countAll<number>().filterWhere('unread', '>', 0).as('unread'),
        fn.countAll<number>().filterWhere('escalated_at', 'is not', null).as('escalated'),
      ])
      .where('bot_id', 'in', [...botIds])
      .where('state', '<>', 'closed')
      .executeTakeFirstOrThrow();
    return row;
  }

  /** One line; undefined when there is no such dialog. */
  async line(id: number): Promise<DialogLine | undefined> {
    const row = await lines(this.#store.read).where('dialogs.id', '=', id).executeTakeFirst();
    return row && asLine(row);
  }
}

function lines(db: Queries) {
  return db
    .selectFrom('dialogs')
    .innerJoin('subscribers', 'subscribers.id', 'dialogs.subscriber_id')
    .leftJoin('staff', 'staff.id', 'dialogs.owner_id')
    .leftJoin('messages', 'messages.id', 'dialogs.last_message_id')
    .select([
      'dialogs.id',
      'dialogs.subscriber_id',
      'dialogs.bot_id',
      'dialogs.messenger',
      'dialogs.state',
      'dialogs.with_support',
      'dialogs.waiting_since',
      'dialogs.paused_until',
      'dialogs.escalated_at',
      'dialogs.muted_at',
      'dialogs.unread',
      'dialogs.case_id',
      'dialogs.last_at',
      'subscribers.name',
      'subscribers.phone',
      'staff.login',
      'staff.name as owner_name',
      'messages.author',
      'messages.kind',
      'messages.text',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

function asLine(row: Row): DialogLine {
  const { author, kind, text } = row;
  return {
    id: row.id,
    subscriberId: row.subscriber_id,
    botId: row.bot_id,
    messenger: row.messenger,
    name: row.name,
    phone: row.phone,
    state: row.state,
    owner: row.login === null ? null : { login: row.login, name: row.owner_name ?? row.login },
    withSupport: row.with_support === 1,
    waitingSince: row.waiting_since,
    pausedUntil: row.paused_until,
    escalatedAt: row.escalated_at,
    isMuted: row.muted_at !== null,
    unread: row.unread,
    caseId: row.case_id,
    last: author === null || kind === null ? null : { author, kind, text: (text ?? '').slice(0, SHOWN) },
    lastAt: row.last_at,
  };
}
