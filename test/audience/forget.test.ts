import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { ClubSessions } from '../../src/audience/club-sessions.ts';
import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { SignIns } from '../../src/audience/sign-ins.ts';
import { SignedInPhones } from '../../src/audience/signed-in-phones.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { openStore } from '../../src/store/open.ts';
import { Seal } from '../../src/store/seal.ts';
import type { InboxState } from '../../src/store/tables/inbox.ts';
import type { SalesTable } from '../../src/store/tables/sales.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { talkWithSupport } from './talk-with-support.ts';

const DAY = 86_400_000;
const TELEGRAM = { botId: 'ergo', messenger: 'telegram' } as const;

/** A store in a folder of its own, with a clock that the test moves. */
async function start() {
  const folder = await temporaryFolder();
  const photoFolder = join(folder, 'photos');
  await mkdir(photoFolder);
  const clock = { at: 1_760_000_000_000, now: () => clock.at, sleep: async () => {} };
  const file = join(folder, 'ergo-bot.db');
  const store = await openStore({ file, clock });
  onTestFinished(() => store.close());
  const forgetting = new Forgetting({ store, photoFolder });
  return { folder, file, photoFolder, clock, store, forgetting, profiles: new Profiles({ store }) };
}

type World = Awaited<ReturnType<typeof start>>;

/** Somebody of whom there is something in every table. */
async function person(world: World, id: string, phone: string): Promise<Subscriber> {
  const { store, profiles, clock, photoFolder } = world;
  const account = {
    id,
    name: `Name-${id}`,
    username: `user-${id}`,
    avatarUrl: `https://t.me/${id}.jpg`,
    device: 'iPhone',
  };
  const subscriber = await profiles.meet(TELEGRAM, account, clock.at);
  const key = new Uint8Array(32);
  await writeFile(join(photoFolder, `${id}.photo`), 'photo');
  await store.write(async (tx) => {
    await profiles.rememberPhone(tx, subscriber, phone);
    await profiles.rememberSource(tx, subscriber, 'poster');
    await new ClubSessions({ store, seal: new Seal(key) }).begin(tx, subscriber.id, phone, `session-${id}`);
    await new SignIns({ store }).note(tx, subscriber, phone, 'signed in');
    const who = { subscriber_id: subscriber.id };
    await tx.db
      .insertInto('conversations')
      .values({ ...who, scene: 'menu', step: 'home', data: '{}', turn: 0, updated_at: tx.now })
      .execute();
    await tx.db
      .insertInto('photos')
      .values([
        { ...who, ref: 'a', file: `${id}.photo`, bytes: 5, created_at: tx.now },
        { ...who, ref: 'b', file: 'shared.photo', bytes: 5, created_at: tx.now },
      ])
      .execute();
    await tx.db
      .insertInto('outbox')
      .values({
        ...who,
        bot_id: 'ergo',
        messenger: 'telegram',
        lane: 'interactive',
        state: 'sent',
        recipient: id,
        operation: `Words to ${id}`,
        attempts: 1,
        not_before: 0,
        created_at: tx.now,
      })
      .execute();
  });
  await batch(world, subscriber);
  await talkWithSupport(store, subscriber);
  return subscriber;
}

/** An album of one photo of theirs. */
async function batch({ store }: World, { id }: Subscriber): Promise<void> {
  await store.write(async (tx) => {
    const photo = await tx.db
      .selectFrom('photos')
      .select('id')
      .where('subscriber_id', '=', id)
      .executeTakeFirstOrThrow();
    const album = await tx.db
      .insertInto('batches')
      .values({ bot_id: 'ergo', subscriber_id: id, source: 'photos', opened_at: tx.now, last_item_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.db.insertInto('batch_items').values({ batch_id: album.id, photo_id: photo.id }).execute();
  });
}

async function update({ store }: World, sender: string, key: string, state: InboxState): Promise<void> {
  const row = { bot_id: 'ergo', messenger: 'telegram', key, sender, state, attempts: 0 } as const;
  await store.write((tx) =>
    tx.db
      .insertInto('inbox')
      .values({ ...row, payload: `{"words":"Secret of ${sender}"}`, received_at: tx.now })
      .execute(),
  );
}

async function sale({ store }: World, seller: Subscriber, sold: Partial<SalesTable>): Promise<void> {
  const row = { bot_id: 'ergo', subscriber_id: seller.id, kind: 'quick', source: 'typed', serial: 'E1' } as const;
  const rest = { waits_for_sign_in: 0, attempts: 1, next_try_at: 0, captured_at: 1, state: 'registered' } as const;
  const { id: _, ...given } = sold;
  await store.write((tx) =>
    tx.db
      .insertInto('sales')
      .values({ ...row, ...rest, ...given })
      .execute(),
  );
}

it('leaves nothing of a person in any table, and everything of the others', async () => {
  const world = await start();
  const { store, forgetting, file } = world;
  const leaving = await person(world, '1111111', '380671111111');
  await person(world, '2222222', '380672222222');
  await update(world, '1111111', '1', 'done');
  await update(world, '1111111', '2', 'set aside');
  await update(world, '2222222', '3', 'done');
  world.clock.at += 2 * DAY;

  await forgetting.removePhotos(leaving);
  await store.write((tx) => forgetting.forget(tx, leaving));
  await store.close();

  const database = new Database(file, { readonly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  const names = z.array(z.string()).parse(tables);
  const all = names.map((name) => JSON.stringify(database.prepare(`select * from "${name}"`).all())).join('\n');
  database.close();
  expect(all).not.toMatch(/1111111/);
  for (const kept of [
    '2222222',
    'Name-2222222',
    '380672222222',
    'Words to 2222222',
    'Secret of 2222222',
    'Answer to 2222222',
    ' question of 2222222',
  ])
    expect(all).toContain(kept);
});

it('knows every table that names a subscriber, a number or a photo', async () => {
  const { file } = await start();
  const database = new Database(file, { readonly: true });
  const naming = database
    .prepare(
      `select t.name || '.' || c.name from sqlite_master t, pragma_table_info(t.name) c
       where t.type = 'table' and (c.name in ('subscriber_id', 'phone', 'member') or c.name like '%photo_id') order by 1`,
    )
    .pluck()
    .all();
  database.close();
  // Whoever adds one here has first taught Forgetting what becomes of its rows.
  expect(naming).toEqual([
    'attribute_values.member',
    'batch_items.photo_id',
    'batches.subscriber_id',
    'broadcast_recipients.subscriber_id',
    'club_sessions.phone',
    'club_sessions.subscriber_id',
    'conversations.subscriber_id',
    'dialogs.subscriber_id',
    'fate_checks.subscriber_id',
    'messages.subscriber_id',
    'outbox.subscriber_id',
    'photos.subscriber_id',
    'sales.photo_id',
    'sales.receipt_photo_id',
    'sales.subscriber_id',
    'sign_in_events.phone',
    'sign_in_events.subscriber_id',
    'statistic_changes.subscriber_id',
    'statistic_presence.subscriber_id',
    'subscriber_actions.subscriber_id',
    'subscriber_phones.phone',
    'subscriber_phones.subscriber_id',
    'subscribers.phone',
    'survey_answers.subscriber_id',
    'survey_participants.subscriber_id',
    'tag_members.member',
  ]);
});

it('removes the photos from the disk, but not those that somebody else has sent too', async () => {
  const world = await start();
  const leaving = await person(world, '1', '380671111111');
  await person(world, '2', '380672222222');
  await writeFile(join(world.photoFolder, 'shared.photo'), 'photo');
  await world.forgetting.removePhotos(leaving);
  await world.forgetting.removePhotos(leaving);
  expect((await readdir(world.photoFolder)).toSorted()).toEqual(['2.photo', 'shared.photo']);
});

it('makes the next word somebody new', async () => {
  const world = await start();
  const leaving = await person(world, '1', '380671111111');
  await world.store.write((tx) => world.forgetting.forget(tx, leaving));
  const met = await world.profiles.meet(TELEGRAM, { id: '1' }, world.clock.at);
  expect(met.id).not.toBe(leaving.id);
  expect(met).toMatchObject({ name: null, phone: null, state: 'active' });
  expect(await world.profiles.byId(leaving.id)).toMatchObject({ phone: null, state: 'unsubscribed' });
  expect(await new SignedInPhones({ store: world.store }).of(leaving.id)).toEqual([]);
});

it('keeps the books: sales stay without the person, and open ones are closed', async () => {
  const world = await start();
  const leaving = await person(world, '1', '380671111111');
  const photo = await world.store.read.selectFrom('photos').select('id').executeTakeFirstOrThrow();
  await sale(world, leaving, { serial: 'E1', model_id: '5', photo_id: photo.id, refusal_comment: 'Olena' });
  for (const [serial, state] of [
    ['E2', 'captured'],
    ['E3', 'in doubt'],
    ['E4', 'refused'],
  ] as const)
    await sale(world, leaving, { serial, state });
  expect(await world.forgetting.openSales(leaving)).toEqual({ count: 2, isPosting: false });

  await world.store.write((tx) => world.forgetting.forget(tx, leaving));
  const columns = ['serial', 'state', 'model_id', 'photo_id', 'refusal', 'refusal_comment'] as const;
  const nothing = { model_id: null, photo_id: null, refusal: null, refusal_comment: null };
  expect(await world.store.read.selectFrom('sales').select(columns).orderBy('id').execute()).toEqual([
    { ...nothing, serial: 'E1', state: 'registered', model_id: '5' },
    { ...nothing, serial: 'E2', state: 'refused', refusal: 'forgotten' },
    { ...nothing, serial: 'E3', state: 'refused', refusal: 'forgotten' },
    { ...nothing, serial: 'E4', state: 'refused' },
  ]);
});

it('knows when a sale is with the club at this moment', async () => {
  const world = await start();
  const seller = await person(world, '1', '380671111111');
  await sale(world, seller, { state: 'posting' });
  expect(await world.forgetting.openSales(seller)).toEqual({ count: 1, isPosting: true });
});

it('leaves what was written after the wish to be handled', async () => {
  const world = await start();
  const leaving = await person(world, '1', '380671111111');
  await update(world, '1', 'before', 'done');
  await update(world, '1', 'the wish', 'done');
  await update(world, '1', 'after', 'waiting');
  await world.store.write((tx) => world.forgetting.forget(tx, leaving));
  const rows = await world.store.read.selectFrom('inbox').select(['key', 'sender', 'state', 'payload']).execute();
  expect(rows).toEqual([
    { key: 'before', sender: `forgotten-${leaving.id}`, state: 'done', payload: '{}' },
    { key: 'the wish', sender: `forgotten-${leaving.id}`, state: 'done', payload: '{}' },
    { key: 'after', sender: '1', state: 'waiting', payload: '{"words":"Secret of 1"}' },
  ]);
});

it('keeps what limits SMS codes for a day, and words until they are sent; then they are cleared', async () => {
  const world = await start();
  const { store, forgetting, clock } = world;
  const first = await person(world, '1', '380671111111');
  await person(world, '2', '380672222222');
  await forgetting.clearTraces();
  await store.write((tx) => tx.db.updateTable('outbox').set({ state: 'waiting' }).execute());
  await store.write((tx) => forgetting.forget(tx, first));
  const traces = async () => ({
    events: await store.read.selectFrom('sign_in_events').select('phone').orderBy('id').execute(),
    keys: await store.read.selectFrom('inbox').select('key').execute(),
    words: await store.read.selectFrom('outbox').select('recipient').orderBy('id').execute(),
  });
  expect((await traces()).events).toHaveLength(2);
  expect((await traces()).words).toEqual([{ recipient: '1' }, { recipient: '2' }]);

  await update(world, `forgotten-${first.id}`, 'a key with 1 in it', 'done');
  clock.at += DAY;
  await store.write((tx) => tx.db.updateTable('outbox').set({ state: 'sent' }).execute());
  await forgetting.clearTraces();
  expect(await traces()).toEqual({
    events: [{ phone: '380672222222' }],
    keys: [],
    words: [{ recipient: 'forgotten-' }, { recipient: '2' }],
  });
  expect(await readFile(join(world.photoFolder, '1.photo'), 'utf8')).toBe('photo');
});
