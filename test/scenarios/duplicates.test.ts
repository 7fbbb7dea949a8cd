import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

/** A seller who is asked for a serial number; each text is then a sale. */
async function sellerAtWork(messenger: 'telegram' | 'viber'): Promise<Phone> {
  const seller = await world().signedInSeller(messenger);
  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  return seller;
}

async function expectOneSaleEach(seller: Phone, serials: string[]): Promise<void> {
  // Whatever was said before has been answered by the time this has.
  await seller.say('не номер');
  await seller.waitFor('мають бути цифри');
  for (const serial of serials) {
    expect(await world().attempts(serial), `for ${serial}`).toHaveLength(1);
    const told = (await seller.chat()).filter(({ from, text }) => from === 'bot' && text.includes(serial));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Продаж зареєстровано')]);
  }
}

async function waitForSales(seller: Phone, serials: string[]): Promise<void> {
  const left = new Set(serials);
  while (left.size > 0) {
    const { text } = await seller.waitFor('Продаж зареєстровано');
    for (const serial of left) if (text.includes(serial)) left.delete(serial);
  }
}

describe.each(MESSENGERS)('an update of %s that is repeated', (messenger) => {
  it('by the messenger itself is handled once', async () => {
    const seller = await sellerAtWork(messenger);
    const method = messenger === 'telegram' ? 'getUpdates' : 'webhook';
    await world().phones.addFault({ service: messenger, method, kind: 'repeat', person: seller.person, times: 2 });
    const serials = [world().newSerial('registered'), world().newSerial('registered')];
    for (const serial of serials) await seller.say(serial);
    await waitForSales(seller, serials);
    await expectOneSaleEach(seller, serials);
  });
});

describe('updates of Telegram', () => {
  it('that come again, out of order and in one batch with others, are handled once', async () => {
    const seller = await sellerAtWork('telegram');
    const serials = Array.from({ length: 5 }, () => world().newSerial('registered'));
    const updates = serials.map((text, at) => ({
      update_id: 900_000_000 + at,
      message: {
        message_id: 500_000 + at,
        date: Math.floor(Date.now() / 1000),
        chat: { id: Number(seller.person), type: 'private', first_name: 'Продавець' },
        from: { id: Number(seller.person), is_bot: false, first_name: 'Продавець' },
        text,
      },
    }));
    for (const at of [3, 1, 3, 0, 1, 4, 2, 0, 4, 4, 2, 3]) await seller.raw(updates[at] ?? {});
    await waitForSales(seller, serials);
    await expectOneSaleEach(seller, serials);
  });
});

describe('events of Viber', () => {
  it('that come again, at the same moment and out of order, are handled once, and each is answered 200', async () => {
    const seller = await sellerAtWork('viber');
    const serials = Array.from({ length: 5 }, () => world().newSerial('registered'));
    const bodies = serials.map(
      (text, at) =>
        `{"event":"message","timestamp":${Date.now()},"message_token":${5_799_000_000_000_000_000n + BigInt(at)},` +
        `"sender":{"id":"${seller.person}","name":"Продавець"},"message":{"type":"text","text":"${text}"}}`,
    );
    const order = [4, 0, 3, 3, 1, 2, 0, 4, 1, 2, 3, 0, 4, 4];
    const answers = await Promise.all(order.map((at) => seller.rawBody(bodies[at] ?? '')));
    expect(answers.map(({ status }) => status)).toEqual(order.map(() => 200));
    await waitForSales(seller, serials);
    expect((await seller.rawBody(bodies[2] ?? '')).status).toBe(200);
    await expectOneSaleEach(seller, serials);
  });
});
