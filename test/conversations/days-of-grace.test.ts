import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Sale } from '../../src/sales/ledger.ts';
import { postOffice } from '../sales/post-office.ts';
import { conversationWorld, type ConversationWorld } from './conversation-world.ts';

const HOUR = 60 * 60_000;
/** 23:50 in Kyiv, on the last day of the promotion. */
const LAST_EVENING = Date.UTC(2026, 4, 14, 20, 50);
const SERIAL = 'EM2000000007';

const Booked = z.array(z.object({ date: z.string(), productId: z.number() }));

type Seller = Awaited<ReturnType<ConversationWorld['signedIn']>>;

/** The kitchen promotion ends this evening; a seller who has seen it sells one more, and the club is away until morning. */
async function lastEvening(world: ConversationWorld): Promise<{ seller: Seller; sale: Sale }> {
  const { store, ledger, phones, promotions, club, clock } = world;
  await phones.post('/club/actions/214', { to: '2026-05-14' });
  const seller = await world.signedIn(1);
  await promotions.refresh({ subscriberId: seller.id, session: seller.session, club });
  const captured = { serial: SERIAL, source: 'typed', capturedAt: clock.now(), waitsForSignIn: false } as const;
  const sale = await ledger.byId(await store.write((tx) => ledger.capture(tx, seller, captured)));
  if (!sale) throw new Error('the sale was not captured');
  return { seller, sale };
}

const choose = (value: string, turn: number) => ({
  kind: 'press' as const,
  press: { data: `c${turn}:${value}` },
});

describe('a sale of a promotion’s last evening that could not be brought before midnight', () => {
  it('can be registered in full for three days more, with the moment of its capture', async () => {
    const world = await conversationWorld(LAST_EVENING);
    const { seller, sale } = await lastEvening(world);
    const { attempt } = postOffice(world, world.clock);
    await world.clock.advance(9 * HOUR);
    await attempt.make(sale);
    expect((await world.ledger.byId(sale.id))?.state).toBe('needs model');
    expect((await world.said(seller)).at(-1)).toContain('зареєструйте його повністю до 17.05.2026');

    // A day later the club lists the promotion no more.
    await world.clock.advance(25 * HOUR);
    await world.hears(seller, { kind: 'press', press: { data: `g:full:${sale.id}` } });
    expect((await world.said(seller)).at(-1)).toContain('Кухня ERGO');
    const turnOf = async () => (await world.places.of(seller.id)).turn;
    await world.hears(seller, choose('214', await turnOf()));
    expect((await world.said(seller)).at(-2)).toContain('приймаємо до 17.05.2026');
    await world.hears(seller, choose('4401', await turnOf()));
    expect((await world.said(seller)).at(-1)).toContain('Перевірте');
    await world.hears(seller, choose('send', await turnOf()));

    const completed = await world.ledger.byId(sale.id);
    expect(completed).toMatchObject({ state: 'captured', kind: 'full', actionEnds: '2026-05-14' });
    if (completed) await attempt.make(completed);
    expect((await world.said(seller)).at(-1)).toContain('Продаж зареєстровано');
    const booked = await world.phones.get(`/club/registrations?serial=${SERIAL}`, Booked);
    expect(booked).toEqual([{ date: '2026-05-14 23:50:00', productId: 4401 }]);
  });

  it('is refused as any other once the days of grace are over', async () => {
    const world = await conversationWorld(LAST_EVENING);
    const { seller, sale } = await lastEvening(world);
    const { attempt } = postOffice(world, world.clock);
    await world.clock.advance(4 * 24 * HOUR);
    await attempt.make(sale);
    expect((await world.ledger.byId(sale.id))?.state).toBe('refused');
    expect((await world.said(seller)).at(-1)).toContain('не бере участі в акції');
  });

  it('a sale of this morning does not see the promotion of yesterday', async () => {
    const world = await conversationWorld(LAST_EVENING);
    const { seller } = await lastEvening(world);
    await world.clock.advance(9 * HOUR);
    await world.hears(seller, { kind: 'press', press: { data: 'g:promotions' } });
    expect((await world.said(seller)).at(-1)).toContain('LED лампи');
    expect((await world.said(seller)).at(-1)).not.toContain('Кухня ERGO');
  });
});
