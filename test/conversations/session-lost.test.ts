import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isSigningIn } from '../../src/conversations/exchange.ts';
import { at, type Place } from '../../src/conversations/scene.ts';
import { stepAt } from '../../src/conversations/scenes/scenes.ts';
import { STEP_NAMES, type StepName } from '../../src/conversations/step-names.ts';
import type { IncomingContent } from '../../src/domain/incoming.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { conversationWorld, type ConversationWorld } from './conversation-world.ts';

/** What a seller gives to a step; `choose` is pressed. */
type Given = { text: string } | { choose: string } | 'photo';

/** What a step has been given before, and what a seller may give to it. One that only `shows` leads home by itself. */
type Example = { data?: Record<string, unknown>; gives?: Given[]; shows?: true };

/** Ids of photos that were sent before. */
const RECEIPT = 77_001;
const LABEL = 77_002;
const JUST_NOW = Date.now() - 60_000;
const SERIAL = 'E32G0000004711';
const OTHER = 'E32G0000004712';
const CAPTURED = { serial: SERIAL, source: 'typed', capturedAt: JUST_NOW };
const FULL = { captured: CAPTURED, actionId: '203', modelId: '3301', receiptPhotoId: RECEIPT, tradePointId: '45765' };
const PICK = { serials: [SERIAL, 'E32G0000004713'], photoId: LABEL, capturedAt: JUST_NOW + 1 };
/** Who was not invited is told so. */
const NO_SURVEY = { surveyId: 1, version: 1, question: 'knows', position: 0 };
const SUMMARY = at('full.summary', FULL);
const without = (name: keyof typeof FULL): Record<string, unknown> => ({ ...FULL, [name]: undefined });

const EXAMPLES: Record<StepName, Example> = {
  'menu.home': { gives: ['photo', { text: OTHER }] },
  'sign-in.phone': { data: { why: 'expired' }, gives: ['photo', { text: OTHER }] },
  'sign-in.code': { data: { phone: '380670000001' }, gives: ['photo', { text: OTHER }] },
  'quick.serial': { gives: ['photo', { text: OTHER }, { text: `${OTHER}\nE32G0000004714` }] },
  'quick.pick': { data: PICK, gives: [{ choose: '0' }, { text: OTHER }, 'photo'] },
  'full.door': { shows: true },
  'full.more': { shows: true },
  'full.anew': { shows: true },
  'full.actions': { data: { captured: CAPTURED }, gives: [{ choose: '17' }] },
  'full.models': { data: { captured: CAPTURED, actionId: '17' }, gives: [{ choose: '2101' }, { text: 'GHS' }] },
  'full.serial': { data: { actionId: '17', modelId: '2101' }, gives: [{ text: OTHER }, 'photo'] },
  'full.pick': { data: { ...without('captured'), pick: PICK }, gives: [{ choose: '0' }, { text: OTHER }, 'photo'] },
  'full.onward': { data: FULL },
  'full.receipt': { data: without('receiptPhotoId'), gives: ['photo'] },
  'full.shop': { data: without('tradePointId'), gives: [{ choose: '1771' }] },
  'full.summary': { data: FULL, gives: [{ choose: 'send' }] },
  'batch.fix': { gives: [{ text: OTHER }, 'photo', { choose: 'skip' }] },
  'batch.pick': { data: { pick: PICK }, gives: [{ choose: '0' }, { text: OTHER }] },
  'balance.show': { shows: true },
  'balance.sums': { shows: true },
  'about.show': { shows: true },
  'help.show': { shows: true },
  'support.question': { gives: [{ text: 'Де мої бали за травень?' }, 'photo'] },
  'support.rate': { data: { caseId: 71, stars: 4 }, shows: true },
  'feedback.write': { gives: [{ text: 'Хочу більше акцій' }, 'photo'] },
  'feedback.send': { data: { text: 'Де мої бали за червень?' } },
  'feedback.album': { data: { sentAt: 1, albumId: 'a-1' }, gives: [{ text: OTHER }, 'photo'] },
  'other.show': { shows: true },
  'news.list': { data: { page: 1 }, shows: true },
  'news.article': { data: { id: '67657' }, shows: true },
  'notices.show': { shows: true },
  'my-registrations.kinds': { shows: true },
  'my-registrations.list': { data: { kind: 'rejected', page: 2 }, shows: true },
  'in-work.list': { shows: true },
  'notifications.show': { shows: true },
  'my-data.show': { shows: true },
  'my-data.field': { data: { field: 'patronymic' }, gives: [{ text: 'Ігорівна' }] },
  'my-data.confirm': { data: { field: 'patronymic', value: 'Ігорівна' }, gives: [{ choose: 'save' }] },
  'phones.show': { shows: true },
  'sign-out.ask': {},
  'forget.ask': {},
  'survey.open': { shows: true },
  'survey.question': { data: NO_SURVEY, shows: true },
  'survey.own': { data: NO_SURVEY, shows: true },
  'survey.refuse': { data: { surveyId: 1 }, shows: true },
};

/** Every step gone to, and every step given each of what it may be given. */
const CASES = STEP_NAMES.flatMap((name) => {
  const example = EXAMPLES[name];
  return [undefined, ...(example.gives ?? [])].map((given) => ({ name, example, given }));
});

const Questions = z.array(z.object({ phone: z.string(), text: z.string(), photoBytes: z.number() }));
const Sms = z.array(z.object({ phone: z.string(), code: z.string() }));

describe('a session that is lost in any step of any scene', () => {
  it.each(['which the club no longer knows', 'that has ended here'])(
    '(%s) loses nothing',
    { timeout: 60_000 },
    async (how) => {
      const world = await conversationWorld();
      const photo = await world.photoAtTelegram(await labelPhoto({ codes: [{ text: OTHER, format: 'code-128' }] }));
      for (const [number, { name, example, given }] of CASES.entries()) {
        const seller = await world.signedIn(100 + number);
        await photosOf(world, seller);
        const place = await placeOf(world, seller, name, example);
        await world.standsAt(seller, place, isSigningIn(place) ? SUMMARY : null);
        await lose(world, seller, how);

        await world.hears(seller, given === undefined ? { kind: 'session ended' } : contentOf(given, photo));
        const before = example.shows ? await everythingKept(world, seller) : '';
        await signInAgain(world, seller);

        const kept = await everythingKept(world, seller);
        const gathered = isSigningIn(place) ? FULL : gatheredIn(place, given);
        const lost = [
          ...leavesOf(gathered).filter((value) => !(before + kept).includes(value)),
          ...valuesOf(given, place).filter((value) => !kept.includes(value)),
          ...(given !== 'photo' || (await hasPhoto(world, seller, kept)) ? [] : [given]),
        ];
        expect({ name, given, lost }).toEqual({ name, given, lost: [] });
      }
    },
  );
});

describe('somebody whom the club has shut out', () => {
  it('is shown the way to the site by every step that asks the club', { timeout: 60_000 }, async () => {
    const world = await conversationWorld();
    const photo = await world.photoAtTelegram(await labelPhoto({ codes: [{ text: OTHER, format: 'code-128' }] }));
    let asked = 0;
    for (const [number, { name, example, given }] of CASES.entries()) {
      const seller = await world.signedIn(100 + number);
      await photosOf(world, seller);
      await world.standsAt(seller, await placeOf(world, seller, name, example));
      await world.phones.post('/club/members', { phone: seller.phone, standing: 'blocked' });
      const callsBefore = await callsOf(world, seller);
      // What a step cannot do anything with makes it ask its question again.
      await world.hears(seller, contentOf(given ?? { text: '?' }, photo));
      if ((await callsOf(world, seller)) === callsBefore) continue;
      asked++;
      const last = (await world.said(seller)).at(-1);
      expect({ name, given, last }).toEqual({
        name,
        given,
        last: expect.stringContaining('https://club.ergo-global.com/'),
      });
    }
    expect(asked).toBeGreaterThan(15);
  });
});

async function callsOf({ phones }: ConversationWorld, seller: Seller): Promise<number> {
  const calls = await phones.get('/club/calls', z.array(z.object({ phone: z.string() })));
  return calls.filter(({ phone }) => phone === seller.phone).length;
}

type Seller = Awaited<ReturnType<ConversationWorld['signedIn']>>;

async function placeOf(world: ConversationWorld, seller: Seller, name: StepName, example: Example): Promise<Place> {
  const batch = name.startsWith('batch.') ? { batchId: await batchWithTrouble(world, seller) } : {};
  const place = at(name, JSON.parse(JSON.stringify({ ...example.data, ...batch })));
  if (!stepAt(place)) throw new Error(`the data of ${name} does not fit`);
  return place;
}

async function batchWithTrouble({ store, batches }: ConversationWorld, seller: Seller): Promise<number> {
  return store.write(async (tx) => {
    const id = await batches.open(tx, seller, 'list');
    for (const given of ['AB1', 'AB2']) await batches.add(tx, seller, id, { problem: 'too short', given });
    return id;
  });
}

async function lose({ store, sessions, phones }: ConversationWorld, seller: Seller, how: string): Promise<void> {
  if (how === 'that has ended here') await store.write((tx) => sessions.end(tx, seller.id, seller.session));
  else await phones.post('/club/sessions/forget', { phone: seller.phone });
}

function contentOf(given: Given, photo: IncomingContent): IncomingContent {
  if (given === 'photo') return photo;
  if ('text' in given) return { kind: 'text', text: given.text };
  return { kind: 'press', press: { data: `c1:${given.choose}` } };
}

/** Whatever was asked meanwhile: the own number, the code, and the seller is in; nothing when nobody had noticed. */
async function signInAgain(world: ConversationWorld, seller: Seller): Promise<void> {
  for (let tries = 0; tries < 2; tries++) {
    const { place } = await world.places.of(seller.id);
    if (!isSigningIn(place)) return;
    await world.hears(seller, { kind: 'contact', phone: seller.phone ?? '', own: true });
    const sent = await world.phones.get('/club/sms', Sms);
    const code = sent.findLast(({ phone }) => phone === seller.phone)?.code ?? '';
    await world.hears(seller, { kind: 'text', text: code });
  }
}

/** Where the seller stands with what they gave, what has been written down for them, and what the club has got. */
async function everythingKept(world: ConversationWorld, seller: Seller): Promise<string> {
  const { store, phones } = world;
  const { place, resume } = await world.places.of(seller.id);
  const sales = await store.read.selectFrom('sales').selectAll().where('subscriber_id', '=', seller.id).execute();
  const items = await store.read
    .selectFrom('batch_items')
    .innerJoin('batches', 'batches.id', 'batch_items.batch_id')
    .selectAll('batch_items')
    .where('subscriber_id', '=', seller.id)
    .execute();
  const questions = (await phones.get('/club/questions', Questions)).filter(({ phone }) => phone === seller.phone);
  const toSupport = await store.read
    .selectFrom('messages')
    .leftJoin('photos', 'photos.ref', 'messages.photo_ref')
    .select(['text', 'photos.id as photoId'])
    .where('messages.subscriber_id', '=', seller.id)
    .where('dialog_id', 'is not', null)
    .execute();
  return JSON.stringify([place, resume, sales, items, questions, toSupport]);
}

/** What the step has been given before; a choice among codes is answered, or given up, by whatever is given now. */
function gatheredIn({ step, data }: Place, given: Given | undefined): unknown {
  const isAnswered = given !== undefined && 'pick' in data;
  if (given !== undefined && step.startsWith('quick.')) return undefined;
  return { ...data, batchId: undefined, albumId: undefined, sentAt: undefined, ...(isAnswered && { pick: undefined }) };
}

/** Every text and number that stands in data. */
function leavesOf(data: unknown): string[] {
  if (data === undefined || data === null) return [];
  if (typeof data === 'object') return Object.values(data).flatMap((value) => leavesOf(value));
  return [JSON.stringify(data)];
}

/** What has to be found again of what was given: words, or what the pressed button stood for. */
function valuesOf(given: Given | undefined, { step }: Place): string[] {
  if (given === undefined || given === 'photo') return [];
  if ('text' in given) return given.text.split('\n');
  if (given.choose === '0' && step.endsWith('.pick')) return [SERIAL];
  return /^\d{4,}$/.test(given.choose) ? [`"${given.choose}"`] : [];
}

/** Whether the photo that the seller sent last is with support, with what has been gathered, or with a sale. */
async function hasPhoto({ store }: ConversationWorld, seller: Seller, kept: string): Promise<boolean> {
  const { id, bytes } = await store.read
    .selectFrom('photos')
    .select(['id', 'bytes'])
    .where('subscriber_id', '=', seller.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return [`"photoBytes":${bytes}`, `hotoId":${id}`, `"photo_id":${id}`].some((name) => kept.includes(name));
}

/** The photos that the examples name. */
async function photosOf({ store }: ConversationWorld, seller: Seller): Promise<void> {
  const row = { file: 'none.photo', bytes: 1, created_at: 0, subscriber_id: seller.id };
  const rows = [RECEIPT, LABEL].map((id) => ({ ...row, id, ref: String(id) }));
  await store.write((tx) =>
    tx.db
      .insertInto('photos')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ subscriber_id: seller.id }))
      .execute(),
  );
}
