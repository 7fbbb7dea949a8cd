import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

/** Ways to write one serial number, `E32G0000001001`. */
const WRITINGS: [how: string, write: (serial: string) => string][] = [
  ['as it is', (serial) => serial],
  ['with spaces', (serial) => ` ${serial.slice(0, 4)} ${serial.slice(4, 9)} ${serial.slice(9)} `],
  ['with dashes of three kinds', (serial) => `${serial.slice(0, 4)}-${serial.slice(4, 9)}–${serial.slice(9)}—`],
  ['with a Cyrillic Е', (serial) => serial.replace('E', 'Е')],
  ['broken over two lines', (serial) => `${serial.slice(0, 10)}\n${serial.slice(10)}`],
];

const REFUSED: [typed: string, words: string][] = [
  ['A1', 'Замало знаків для серійного номера: лише 2'],
  ['E32G-'.repeat(11), 'Забагато знаків для одного серійного номера: 44'],
  ['СЕРІЯ', 'латинські літери й цифри'],
  ['12345#789', 'латинські літери й цифри'],
  ['ABCDEFGH', 'мають бути цифри'],
  ['👍', 'латинські літери й цифри'],
];

describe.concurrent.each(MESSENGERS)('quick registration by typing, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it.each(WRITINGS)('registers a serial number written %s, and tells model and points', async (_how, write) => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    await seller.say(write(serial));

    const done = await seller.waitFor('Продаж зареєстровано');
    expect(done.text).toContain('ERGO 32GHS5500');
    expect(done.text).toContain('+60 балів');
    expect(done.text).toContain(serial);
    const registrations = await world().registrations(serial);
    expect(registrations.map((one) => one.phone)).toEqual([seller.phoneNumber]);
  });

  it('takes the next serial number at once, without a button', async () => {
    const seller = await registering();
    for (let sales = 0; sales < 3; sales++) {
      const serial = world().newSerial('registered');
      await seller.say(serial);
      const done = await seller.waitFor('Продаж зареєстровано');
      expect(done.text).toContain(serial);
      expect(done.text).toContain('Можете одразу надіслати наступний номер');
    }
  });

  it('registers both of two serial numbers sent right after each other', async () => {
    const seller = await registering();
    const serials = [world().newSerial('registered'), world().newSerial('registered')];
    for (const serial of serials) await seller.say(serial);
    const told = [await seller.waitFor('Продаж зареєстровано'), await seller.waitFor('Продаж зареєстровано')];

    for (const serial of serials) {
      expect(told.filter((message) => message.text.includes(serial))).toHaveLength(1);
      expect(await world().attempts(serial)).toHaveLength(1);
    }
  });

  it('goes on from the buttons under a success: another sale, or the menu', async () => {
    const seller = await registering();
    await seller.say(world().newSerial('registered'));
    await seller.waitFor('Продаж зареєстровано');
    await seller.press('📝 Нова реєстрація');
    await seller.waitFor('Надішліть серійний номер');
    await seller.press('🏠 Меню');
    await expectToRead(seller, 'Оберіть');
  });

  it.each(REFUSED)(
    'refuses %j without asking the club, says why and lets the seller try again',
    async (typed, words) => {
      const seller = await registering();
      await seller.say(typed);
      await seller.waitFor(words);
      expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(0);

      const serial = world().newSerial('registered');
      await seller.say(serial);
      expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    },
  );

  it('tells of a success even when the model’s name cannot be found out', async () => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetActions', kind: 'html', person });
    await seller.say(serial);

    const done = await seller.waitFor('Продаж зареєстровано');
    expect(done.text).toContain(serial);
    expect(done.text).not.toMatch(/бал|undefined|null/);
  });

  it('shows how to photograph a barcode, with a picture, and waits on for the number', async () => {
    const seller = await registering();
    await seller.press('📷 Як фотографувати');
    const tip = await seller.waitFor('Підійдіть ближче');
    expect(tip.picture).toBeDefined();

    await seller.say(world().newSerial('registered'));
    await expectToRead(seller, 'Продаж зареєстровано');
  });
});
