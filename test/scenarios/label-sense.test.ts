import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels } from '../support/buttons.ts';
import { labelPhoto, type LabelCode } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

/** Reading a photo takes a while on a busy machine. */
const PATIENCE = 25_000;

/** A label of one product: its article code, the network card's own number, and the serial number. */
function televisionLabel(article: string, number: number): { serial: string; codes: LabelCode[] } {
  const serial = world().newSerial('registered');
  const mac: LabelCode = { text: `001A2B3C4D${String(number).padStart(2, '0')}`, format: 'code-128' };
  return { serial, codes: [{ text: article, format: 'ean-13' }, mac, { text: serial, format: 'code-128' }] };
}

describe.each(MESSENGERS)('the label of a product that was photographed before, in %s', (messenger) => {
  const article = messenger === 'telegram' ? '482013028011' : '482013028021';

  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it('is understood without a question after three accepted sales of other sellers', { timeout: 120_000 }, async () => {
    if (messenger === 'telegram')
      for (let number = 1; number <= 3; number++) {
        const seller = await registering();
        const { serial, codes } = televisionLabel(article, number);
        await seller.sendPhoto(await labelPhoto({ codes }));
        await seller.waitFor('Який із них серійний номер?', PATIENCE);
        await seller.press(serial);
        await seller.waitFor('Продаж зареєстровано');
      }

    const seller = await registering();
    const { serial, codes } = televisionLabel(article, 7);
    await seller.sendPhoto(await labelPhoto({ codes }));
    expect((await seller.waitFor(/./, PATIENCE)).text).toContain('Продаж зареєстровано');
    expect(await world().registrations(serial)).toHaveLength(1);
  });
});

describe('a number that looked like the serial number and was refused', () => {
  it('is asked about the next time, and what was accepted instead is offered first in both messengers', async () => {
    const [first, second] = [await world().signedInSeller('telegram'), await world().signedInSeller('viber')];
    const maker: LabelCode = { text: 'QT04UA1234567', format: 'code-128' };
    const imeis = ['354512000000014', '354512000000022'];
    const photo = async (imei = '', seed = 1) =>
      labelPhoto({ codes: [maker, { text: imei, format: 'code-128' }], seed });

    await first.sendPhoto(await photo(imeis[0]));
    await first.waitFor('Програма не знає номера', PATIENCE);
    for (const [at, seller] of [first, second].entries()) {
      await seller.sendPhoto(await photo(imeis[at], 2));
      await seller.waitFor('Який із них серійний номер?', PATIENCE);
      expect((await labels(seller)).slice(0, 2)).toEqual([imeis[at], maker.text]);
      await seller.press(imeis[at] ?? '');
      expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(imeis[at]);
    }
  }, 90_000);
});
