import { Tags } from '../audience/tags.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { SaleState } from '../domain/sale.ts';
import type { SubscriberState } from '../domain/subscriber.ts';
import type { Store } from '../store/store.ts';
import type { PictureSource } from './history.ts';

export type PersonSale = {
  id: number;
  serial: string;
  modelName: string | null;
  points: number | null;
  state: SaleState;
  refusal: string | null;
  refusalComment: string | null;
  /** The photo that the serial number was read from, if it is kept. */
  photoId: number | null;
  capturedAt: number;
};

/** Who an operator talks with. */
export type Person = {
  name: string | null;
  username: string | null;
  language: string | null;
  device: string | null;
  source: string | null;
  state: SubscriberState;
  /** Every number they have signed in with, the present one first. */
  phones: string[];
  isSignedIn: boolean;
  /** What staff have put on them. */
  tags: string[];
  createdAt: number;
  lastSeenAt: number;
  /** The same member elsewhere. */
  elsewhere: { subscriberId: number; botId: string; messenger: MessengerName; name: string | null }[];
  /** The newest first. */
  sales: PersonSale[];
  /** What the matter is about: the sale that the seller asked about. */
  about: PersonSale | null;
};

const SALES_SHOWN = 10;

/** What an operator has beside a conversation. */
export class Persons {
  readonly #store: Store;
  readonly #tags: Tags;

  constructor(props: { store: Store }) {
    this.#store = props.store;
    this.#tags = new Tags(props);
  }

  /** `botIds`: those that the asker may see. */
  async of(subscriberId: number, caseId: number | null, botIds: readonly string[]): Promise<Person> {
    const { read } = this.#store;
    const row = await read
      .selectFrom('subscribers')
      .selectAll()
      .where('id', '=', subscriberId)
      .executeTakeFirstOrThrow();
    const session = await read
      .selectFrom('club_sessions')
      .select('ended_at')
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    return {
      name: row.name,
      username: row.username,
      language: row.language,
      device: row.device,
      source: row.source,
      state: row.state,
      phones: await this.#phones(subscriberId, row.phone),
      tags: await this.#tags.of(row.bot_id, row.member),
      isSignedIn: session !== undefined && session.ended_at === null,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      elsewhere: row.phone === null ? [] : await this.#elsewhere(subscriberId, row.phone, botIds),
      sales: await this.#sales().where('subscriber_id', '=', subscriberId).limit(SALES_SHOWN).execute(),
      about: caseId === null ? null : await this.#about(subscriberId, caseId),
    };
  }

  /** The photo that the serial number of a sale was read from. */
  async salePhoto(subscriberId: number, saleId: number): Promise<PictureSource | undefined> {
    const sale = await this.#sales()
      .where('subscriber_id', '=', subscriberId)
      .where('id', '=', saleId)
      .executeTakeFirst();
    return sale?.photoId ? { kind: 'photo', id: sale.photoId } : undefined;
  }

  async #phones(subscriberId: number, present: string | null): Promise<string[]> {
    const rows = await this.#store.read
      .selectFrom('subscriber_phones')
      .select('phone')
      .where('subscriber_id', '=', subscriberId)
      .orderBy('last_used_at', 'desc')
      .execute();
    return [...new Set([...(present === null ? [] : [present]), ...rows.map(({ phone }) => phone)])];
  }

  async #elsewhere(subscriberId: number, phone: string, botIds: readonly string[]): Promise<Person['elsewhere']> {
    return this.#store.read
      .selectFrom('subscribers')
      .select(['id as subscriberId', 'bot_id as botId', 'messenger', 'name'])
      .where('phone', '=', phone)
      .where('id', '<>', subscriberId)
      .where('bot_id', 'in', [...botIds])
      .orderBy('id')
      .execute();
  }

  async #about(subscriberId: number, caseId: number): Promise<PersonSale | null> {
    const sale = await this.#sales()
      .where('subscriber_id', '=', subscriberId)
      .where('id', '=', (query) => query.selectFrom('dialog_cases').select('sale_id').where('id', '=', caseId))
      .executeTakeFirst();
    return sale ?? null;
  }

  #sales() {
    return this.#store.read
      .selectFrom('sales')
      .select([
        'id',
        'serial',
        'model_name as modelName',
        'points',
        'state',
        'refusal',
        'refusal_comment as refusalComment',
        'photo_id as photoId',
        'captured_at as capturedAt',
      ])
      .orderBy('id', 'desc');
  }
}
