import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { IncomingContent } from '../../src/domain/incoming.ts';
import { plain } from '../../src/domain/rich-text.ts';
import type { OutgoingOperation } from '../../src/domain/message.ts';
import { OpenSales } from '../../src/sales/open-sales.ts';
import { postOffice } from '../sales/post-office.ts';
import { labelPhoto, seededRandom } from '../support/label-photo.ts';
import { BOT } from '../support/open-store.ts';
import { conversationWorld, type ConversationWorld } from './conversation-world.ts';

const SEED = Number(process.env['ERGO_BOT_SEED'] ?? 7);
const STEPS = Number(process.env['ERGO_BOT_STEPS'] ?? 60);

const WORDS = [
  'як справи?',
  'E32G0000009001',
  'E50W0000009002',
  'ELED00009003',
  'EWMF000009004',
  'EMRF000009005',
  'X123',
  'EVC300009006',
  '354512000000015',
  'E32G0000009101, E32G0000009102\nELED00009103\nAB1',
  'Олена',
  'olena@example.com',
  '0671234567',
  '*_~`[](',
  '1'.repeat(60),
  '🙂',
  'я'.repeat(3_500),
  'lamp',
  '380501112233',
  '12345',
  '{name}',
  "'{x}'",
  '</b>&amp;',
];
const COMMANDS = [
  'menu',
  'register',
  'promotions',
  'balance',
  'news',
  'notices',
  'registrations',
  'me',
  'forget',
  'help',
  'nonsense',
];
const TROUBLE: Omit<Fault, 'service' | 'method' | 'times'>[] = [
  { kind: 'html' },
  { kind: 'garbage' },
  { kind: 'drop before' },
  { kind: 'drop after' },
  ...[1, 2, 3, 11, 12, 13, 14, 15, 16, 17, 99].map((code) => ({ kind: 'error' as const, code, comment: '' })),
  { kind: 'error', code: 16, comment: 'уже зарегистрирован' },
  { kind: 'error', code: 14, comment: 'нет ТТ' },
];

it(
  `whatever a seller presses and says, and the club answers, there is an answer (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const random = seededRandom(SEED);
    const pick = <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    };
    const world = await conversationWorld();
    const codes = (...texts: string[]) => labelPhoto({ codes: texts.map((text) => ({ text, format: 'code-128' })) });
    const photos = [
      await world.photoAtTelegram(await codes('E32G0000009201')),
      await world.photoAtTelegram(await codes('E32G0000009202', 'BX7731094452')),
      await world.photoAtTelegram(await codes()),
    ];
    const { attempt } = postOffice(world, world.clock);
    const openSales = new OpenSales({ store: world.store });

    for (const number of [1, 2, 3, 4]) {
      const seller = await world.signedIn(number);
      const trail: string[] = [];
      for (let step = 0; step < STEPS; step++) {
        if (random() < 0.15)
          await world.phones.addFault({
            service: 'club',
            method: '*',
            times: 1 + Math.floor(random() * 2),
            ...pick(TROUBLE),
          });
        if (random() < 0.03) await world.phones.post('/club/sessions/expire', { phone: seller.phone });
        if (random() < 0.1) await world.clock.advance(random() * 30 * 60_000);
        const content = await next();
        const before = await written(world);
        trail.push(JSON.stringify(content.kind === 'photo' ? 'photo' : content));
        try {
          await world.hears(seller, content);
        } catch (error) {
          throw new Error(`after ${trail.slice(-8).join(' → ')}`, { cause: error });
        }
        const after = await written(world);
        expect(after, `silence after ${trail.slice(-6).join(' → ')}`).not.toEqual(before);
        if (random() < 0.5)
          for (const sale of await openSales.due(BOT, world.clock.now(), 10)) await attempt.make(sale);
      }
      await world.phones.liftFault();

      async function next(): Promise<IncomingContent> {
        const roll = random();
        if (roll < 0.5) {
          const buttons = await shown(world);
          const message = { id: String(trail.length), text: plain(''), hasPicture: false };
          if (buttons.length > 0) return { kind: 'press', press: { data: pick(buttons), message } };
        }
        if (roll < 0.75) {
          const sms = await world.phones.get('/club/sms', Sms);
          const code = sms.findLast(({ phone }) => phone === seller.phone)?.code;
          const { place } = await world.places.of(seller.id);
          if (place.step === 'sign-in.code' && code !== undefined && random() < 0.7)
            return { kind: 'text', text: code };
          return { kind: 'text', text: pick(WORDS) };
        }
        if (roll < 0.83) return { kind: 'command', name: pick(COMMANDS), argument: '' };
        if (roll < 0.9) return { kind: 'contact', phone: seller.phone ?? '', own: random() < 0.8 };
        if (roll < 0.97) return { ...pick(photos), ...(random() < 0.3 && { albumId: 'a' }) };
        return { kind: 'unsupported', what: 'sticker' };
      }
    }
  },
);

const Sms = z.array(z.object({ phone: z.string(), code: z.string() }));

/** How much has been said and written down; what an operator is to answer counts too. */
async function written({ store }: ConversationWorld): Promise<unknown> {
  const newest = (table: 'outbox' | 'sales' | 'batch_items') =>
    store.read.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  const toSupport = await store.read
    .selectFrom('messages')
    .select('id')
    .where('author', '=', 'seller')
    .where('dialog_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return [await newest('outbox'), await newest('sales'), await newest('batch_items'), toSupport];
}

/** What the buttons of the newest messages say when they are pressed. */
async function shown({ store }: ConversationWorld): Promise<string[]> {
  const rows = await store.read.selectFrom('outbox').select('operation').orderBy('id', 'desc').limit(4).execute();
  return rows.flatMap(({ operation }) => {
    const sent: OutgoingOperation = JSON.parse(operation);
    const buttons = sent.kind === 'message' ? (sent.message.keyboard?.rows.flat() ?? []) : [];
    return buttons.flatMap((button) => ('press' in button ? [button.press] : []));
  });
}
