import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labelPhoto, type LabelCode } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

/** Reading a photo takes a while on a busy machine. */
const PATIENCE = 25_000;
const ARTICLE: LabelCode = { text: '482013028001', format: 'ean-13' };
const MAC: LabelCode = { text: '001A2B3C4D5E', format: 'code-128' };

describe.each(MESSENGERS)('a photo with several codes, in %s', (messenger) => {
  // A world of its own: after some accepted sales a label like this is understood without a question.
  const world = sharedWorld();

  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it('offers several codes as buttons, the likely serial number first, and registers the one chosen', async () => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    await seller.sendPhoto(await labelPhoto({ codes: [MAC, ARTICLE, { text: serial, format: 'code-128' }] }));
    const question = await seller.waitFor('Який із них серійний номер?', PATIENCE);
    const rows = messenger === 'telegram' ? question.buttons : ((await seller.keyboard())?.rows ?? []);
    expect(rows.flat().map((button) => button.label)).toEqual([serial, MAC.text, '⌨️ Ввести інший', '🏠 Меню']);

    await seller.press(serial);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(1);
  });

  it('lets the seller type another number instead, with the button and without', async () => {
    const seller = await registering();
    const codes: LabelCode[] = [MAC, { text: world().newSerial('registered'), format: 'code-128' }];
    await seller.sendPhoto(await labelPhoto({ codes }));
    await seller.waitFor('Який із них серійний номер?', PATIENCE);
    await seller.press('⌨️ Ввести інший');
    await seller.waitFor('Напишіть серійний номер текстом');
    await seller.sendPhoto(await labelPhoto({ codes, seed: 2 }));
    await seller.waitFor('Який із них серійний номер?', PATIENCE);

    const typed = world().newSerial('registered');
    await seller.say(typed);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(typed);
    expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(1);
  });
});
