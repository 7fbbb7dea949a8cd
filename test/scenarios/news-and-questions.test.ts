import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { sharedWorld } from '../support/shared-world.ts';

const world = sharedWorld();

/** A seller in Viber whose sale is with a slow club, and who does something else meanwhile. */
async function sellerInDoubt(): Promise<Phone> {
  const seller = await world().signedInSeller('viber', await world().newMember());
  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  await world().phones.addFault({
    service: 'club',
    method: 'PostSN',
    kind: 'slow',
    person: seller.phoneNumber,
    milliseconds: 2_000,
    times: 1,
  });
  await seller.say(world().newSerial('registered'));
  return seller;
}

async function labels(seller: Phone): Promise<string[]> {
  return ((await seller.keyboard())?.rows ?? []).flat().map((button) => button.label);
}

describe('news of a sale in Viber, whose messages have one keyboard between them', () => {
  it('keeps the buttons of the question that stands, and they are good', async () => {
    const seller = await sellerInDoubt();
    await seller.say('/promotions');
    await seller.waitFor('Оберіть товарну групу');
    const asked = await labels(seller);
    expect(asked.length).toBeGreaterThan(1);

    await seller.waitFor('Продаж зареєстровано');
    const now = await labels(seller);
    expect(now).toEqual(expect.arrayContaining(asked));
    expect(new Set(now).size).toBe(now.length);

    await seller.press(asked[0] ?? '');
    expect((await seller.waitFor()).text).not.toContain('Ця кнопка вже не діє');
  });

  it('has its own buttons alone when the menu stands', async () => {
    const seller = await sellerInDoubt();
    await seller.say('/menu');
    await seller.waitFor('Оберіть');
    await seller.waitFor('Продаж зареєстровано');
    expect(await labels(seller)).toEqual(['📝 Нова реєстрація', '🏠 Меню']);
  });
});
