import type { MessageAuthor, MessageKind, MessageState } from '../domain/said-message.ts';
import { holdsWords } from '../store/any-case.ts';
import type { Queries } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** One thing that was said, as staff see it. */
export type SaidMessage = {
  id: number;
  subscriberId: number;
  author: MessageAuthor;
  /** The operator, for what staff said or noted. */
  staff: { login: string; name: string } | null;
  kind: MessageKind;
  text: string;
  buttons: string[];
  /** A photo that the seller sent and that is kept, or a picture that was sent to them: there is something to see. */
  hasPicture: boolean;
  album: string | null;
  /** Whether it was said to support, by it, or about the matter. */
  inDialog: boolean;
  state: MessageState | null;
  reason: string | null;
  clientId: string | null;
  /** What it said before, the oldest first. */
  earlier: { text: string; until: number }[];
  saidAt: number;
};

/** `before` and `after` are ids of messages; with neither, the newest. */
export type HistoryPage = { before?: number | undefined; after?: number | undefined; limit: number };

/** The files of a picture in a conversation. */
export type PictureSource = { kind: 'photo'; id: number } | { kind: 'media'; file: string };

/** Everything that a person and the bot or the staff have ever said to each other. */
export class History {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** A page, the oldest first. */
  async page(subscriberId: number, { before, after, limit }: HistoryPage): Promise<SaidMessage[]> {
    let query = said(this.#store.read)
      .where('messages.subscriber_id', '=', subscriberId)
      .orderBy('messages.id', after === undefined ? 'desc' : 'asc')
      .limit(limit);
    if (before !== undefined) query = query.where('messages.id', '<', before);
    if (after !== undefined) query = query.where('messages.id', '>', after);
    const rows = await query.execute();
    if (after === undefined) rows.reverse();
    return this.#messages(rows);
  }

  async byId(id: number): Promise<SaidMessage | undefined> {
    const rows = await said(this.#store.read).where('messages.id', '=', id).execute();
    return (await this.#messages(rows))[0];
  }

  /** Messages that hold the words in any case, the newest first, from before `before` on; `next` goes on from there. */
  async search(
    subscriberId: number,
    words: string,
    { before, limit }: { before?: number | undefined; limit: number },
  ): Promise<{ found: SaidMessage[]; next: number | undefined }> {
    let query = said(this.#store.read)
      .where('messages.subscriber_id', '=', subscriberId)
      .where((where) => holdsWords(where.ref('messages.text'), words))
      .orderBy('messages.id', 'desc')
      .limit(limit + 1);
    if (before !== undefined) query = query.where('messages.id', '<', before);
    const rows = await query.execute();
    const found = await this.#messages(rows.slice(0, limit));
    return { found, next: rows.length > limit ? found.at(-1)?.id : undefined };
  }

  /** Where the picture of a message lies; undefined when it has none, or the photo was not kept. */
  async picture(subscriberId: number, messageId: number): Promise<PictureSource | undefined> {
    const row = await this.#store.read
      .selectFrom('messages')
      .leftJoin('photos', (join) =>
        join
          .onRef('photos.subscriber_id', '=', 'messages.subscriber_id')
          .onRef('photos.ref', '=', 'messages.photo_ref'),
      )
      .select(['messages.picture', 'photos.id'])
      .where('messages.id', '=', messageId)
      .where('messages.subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    if (!row) return undefined;
    if (row.picture !== null) return { kind: 'media', file: row.picture };
    return row.id === null ? undefined : { kind: 'photo', id: row.id };
  }

  async #messages(rows: Row[]): Promise<SaidMessage[]> {
    const edited = rows.filter((row) => row.edited_at !== null).map(({ id }) => id);
    const versions =
      edited.length === 0
        ? []
        : await this.#store.read
            .selectFrom('message_versions')
            .select(['message_id', 'text', 'replaced_at as until'])
            .where('message_id', 'in', edited)
            .orderBy('id')
            .execute();
    return rows.map((row) => ({
      ...asMessage(row),
      earlier: versions.filter(({ message_id: id }) => id === row.id).map(({ text, until }) => ({ text, until })),
    }));
  }
}

function said(db: Queries) {
  return db
    .selectFrom('messages')
    .leftJoin('staff', 'staff.id', 'messages.staff_id')
    .leftJoin('photos', (join) =>
      join.onRef('photos.subscriber_id', '=', 'messages.subscriber_id').onRef('photos.ref', '=', 'messages.photo_ref'),
    )
    .selectAll('messages')
    .select(['staff.login', 'staff.name as staff_name', 'photos.id as photo_id']);
}

type Row = Awaited<ReturnType<ReturnType<typeof said>['execute']>>[number];

function asMessage(row: Row): Omit<SaidMessage, 'earlier'> {
  return {
    id: row.id,
    subscriberId: row.subscriber_id,
    author: row.author,
    staff: row.login === null ? null : { login: row.login, name: row.staff_name ?? row.login },
    kind: row.kind,
    text: row.text,
    // Our own JSON, written when it was queued.
    buttons: row.buttons === null ? [] : JSON.parse(row.buttons),
    hasPicture: row.picture !== null || row.photo_id !== null,
    album: row.album,
    inDialog: row.dialog_id !== null,
    state: row.state,
    reason: row.reason,
    clientId: row.client_id,
    saidAt: row.said_at,
  };
}
