import { Attributes } from '../../src/audience/attributes.ts';
import { FilterFields } from '../../src/audience/filter/filter-fields.ts';
import { Filters } from '../../src/audience/filters.ts';
import { Notes } from '../../src/audience/notes.ts';
import { peopleOf } from '../../src/audience/people.ts';
import { Segments } from '../../src/audience/segments.ts';
import { Tags } from '../../src/audience/tags.ts';
import type { AttributeType } from '../../src/domain/attribute.ts';
import { fold } from '../../src/domain/fold.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { SaleFate, SaleState } from '../../src/domain/sale.ts';
import type { SubscriberState } from '../../src/domain/subscriber.ts';
import type { Queries, Transaction } from '../../src/store/database.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, openTestStore } from '../support/open-store.ts';

export const KYIV = new LocalTime('Europe/Kyiv');

/** Somebody as a test says them; what it does not say is not known of them. */
export type Somebody = {
  bot?: string;
  messenger?: MessengerName;
  state?: SubscriberState;
  name?: string;
  username?: string;
  language?: string;
  country?: string;
  device?: string;
  source?: string;
  phone?: string;
  earlierPhones?: string[];
  subscribed?: number;
  seen?: number;
  forgotten?: boolean;
  tags?: string[];
  notes?: Record<string, string>;
  sales?: { state?: SaleState; fate?: SaleFate; points?: number; model?: string; at?: number }[];
};

/** The rooms of the audience over a store of their own, with a clock that the test moves. */
export async function audienceWorld() {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const fields = new FilterFields();
  const attributes = new Attributes({ store, fields });
  const filters = new Filters({ attributes, fields, localTime: KYIV, clock });
  const parts = { clock, store, fields, attributes, filters };
  return {
    ...parts,
    notes: new Notes(parts),
    tags: new Tags(parts),
    segments: new Segments(parts),
    /** The ids of those whom a filter means. */
    meant: async (filter: string, bot = BOT): Promise<number[]> => {
      const condition = await filters.read(bot, filter);
      const rows = await peopleOf(store.read, { botId: bot, condition }).select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
    define: (key: string, type: AttributeType, bot = BOT) =>
      store.write((tx) => attributes.define(tx, bot, { key, label: key, type })),
  };
}

export type AudienceWorld = Awaited<ReturnType<typeof audienceWorld>>;

let accounts = 0;

/** Writes people into the tables; answers their ids in order. */
export function populate(world: AudienceWorld, people: readonly Somebody[]): Promise<number[]> {
  return world.store.write(async (tx) => {
    const ids: number[] = [];
    for (const somebody of people) ids.push(await settle(tx, world, somebody));
    return ids;
  });
}

async function settle(tx: Transaction, { clock, tags, notes }: AudienceWorld, who: Somebody): Promise<number> {
  const bot = who.bot ?? BOT;
  const { name, username, language, country, device, source, phone } = who;
  const { id, member } = await tx.db
    .insertInto('subscribers')
    .values({
      bot_id: bot,
      messenger: who.messenger ?? 'telegram',
      external_id: `account-${++accounts}`,
      name,
      username,
      language,
      country,
      device,
      source,
      phone,
      name_folded: name === undefined ? null : fold(name),
      state: who.state ?? 'active',
      state_changed_at: clock.now(),
      created_at: who.subscribed ?? clock.now(),
      last_seen_at: who.seen ?? clock.now(),
      forgotten_at: who.forgotten ? clock.now() : null,
    })
    .returning(['id', 'member'])
    .executeTakeFirstOrThrow();
  for (const used of [...(who.earlierPhones ?? []), ...(phone === undefined ? [] : [phone])])
    await tx.db
      .insertInto('subscriber_phones')
      .values({ subscriber_id: id, phone: used, first_used_at: clock.now(), last_used_at: clock.now() })
      .execute();
  await tags.change(tx, bot, member, { add: who.tags ?? [], remove: [] });
  for (const [key, given] of Object.entries(who.notes ?? {})) await notes.set(tx, bot, member, { key, given });
  await sell(tx.db, { id, bot }, who.sales ?? [], clock.now());
  return id;
}

async function sell(
  db: Queries,
  { id, bot }: { id: number; bot: string },
  sales: NonNullable<Somebody['sales']>,
  now: number,
): Promise<void> {
  for (const { state = 'registered', fate, points, model, at = now } of sales)
    await db
      .insertInto('sales')
      .values({
        bot_id: bot,
        subscriber_id: id,
        kind: 'quick',
        serial: 'E1',
        source: 'typed',
        state,
        fate: fate ?? null,
        points: points ?? null,
        model_name: model ?? null,
        model_id: model === undefined ? null : `id-${model}`,
        waits_for_sign_in: 0,
        attempts: 1,
        next_try_at: 0,
        captured_at: at,
      })
      .execute();
}
