import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { databaseRows } from '../support/database-rows.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS, type World } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

/** Serial numbers that somebody else has registered; the last digit decides the language of the club's comment. */
const TAKEN = ['ukrainian', 'russian', 'english'] as const;

describe.concurrent.each(MESSENGERS)('what PostSN refuses, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  async function expectWaysOn(seller: Phone): Promise<void> {
    await seller.press('💬 Написати в підтримку');
    await seller.waitFor('Напишіть, що не так із номером');
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
  }

  it.each(TAKEN)('error 16 with the %s comment "already registered"', async () => {
    const seller = await registering();
    const serial = await takenSerial(world());
    await seller.say(serial);
    const refusal = await seller.waitFor('вже зареєстровано');
    expect(refusal.text).toContain(serial);
    expect(refusal.text).not.toMatch(/sn |зарегистр/);
    await expectWaysOn(seller);
  });

  it.each(['first', 'second', 'third'])('error 16 for a promotion that has ended (%s wording)', async () => {
    const seller = await registering();
    const serial = world().newSerial('action ended');
    await seller.say(serial);
    const refusal = await seller.waitFor('не бере участі в акції');
    expect(refusal.text).toBe(`Товар із номером ${serial} зараз не бере участі в акції.`);
    await expectWaysOn(seller);
  });

  it('error 13, a product of no promotion', async () => {
    const seller = await registering();
    const serial = world().newSerial('no action');
    await seller.say(serial);
    expect((await seller.waitFor('не бере участі в акції')).text).toContain(serial);
    await expectWaysOn(seller);
  });

  it.each(['X123', 'X124', 'X125'])('error 16 for the serial number %s that the club does not know', async (serial) => {
    const seller = await registering();
    await seller.say(serial);
    const refusal = await seller.waitFor('Програма не знає номера');
    expect(refusal.text).toContain(serial);
    await expectWaysOn(seller);
  });

  it('a refusal that no document knows is told in the club’s own words', async () => {
    const seller = await registering();
    await world().phones.addFault({
      service: 'club',
      method: 'PostSN',
      kind: 'error',
      code: 99,
      comment: 'Ліміт реєстрацій на сьогодні вичерпано *',
      person: seller.phoneNumber,
    });
    await seller.say(world().newSerial('registered'));
    const refusal = await seller.waitFor('не вдалося зареєструвати');
    expect(refusal.text).toContain('Ліміт реєстрацій на сьогодні вичерпано');
    await expectWaysOn(seller);
  });

  it.each([
    ['result 2', 'two models'],
    ['error 17', 'two actions'],
  ] as const)('%s leads to full registration, and the serial number goes along', async (_answer, kind) => {
    const seller = await registering();
    const serial = world().newSerial(kind);
    await seller.say(serial);
    expect((await seller.waitFor('треба уточнити модель')).text).toContain(serial);

    await seller.press('📋 Повна реєстрація');
    await seller.waitFor(kind === 'two actions' ? 'До якої товарної групи' : 'Оберіть товар');
    expect(await world().attempts(serial)).toHaveLength(1);
  });

  it('a serial number of one’s own earlier sale is called one’s own, and not an error', async () => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    await seller.say(serial);
    await seller.waitFor('Продаж зареєстровано');
    await seller.say(serial);
    expect((await seller.waitFor('ви вже зареєстрували раніше')).text).toContain(serial);
    expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('error 3: a seller who has been blocked is shown the way to the site', async () => {
    const seller = await registering();
    await world().phones.post('/club/members', { phone: seller.phoneNumber, standing: 'blocked' });
    await seller.say(world().newSerial('registered'));
    await seller.waitFor('Доступ до програми для цього номера закрито');
    expect(await seller.press('🌐 Відкрити сайт')).toEqual({ url: 'https://club.ergo-global.com/' });
  });

  it('passes a question about a refused sale on to support, which knows the sale', async () => {
    const seller = await registering();
    const serial = world().newSerial('action ended');
    await seller.say(serial);
    await seller.waitFor('не бере участі в акції');
    await seller.press('💬 Написати в підтримку');
    await seller.waitFor('Напишіть, що не так із номером');
    await seller.say('Товар продано ще вчора');
    await seller.waitFor('Дякую, передав!');

    const about = `select text, serial from dialog_cases c join sales s on s.id = c.sale_id
      join messages m on m.dialog_id = c.dialog_id where serial = ?`;
    const rows = databaseRows(world(), z.object({ text: z.string(), serial: z.string() }), about, serial);
    expect(rows).toEqual([{ text: 'Товар продано ще вчора', serial }]);
  });
});

/** A serial number that another member of the club has registered. */
async function takenSerial(club: World): Promise<string> {
  const other = await club.signedInSeller('telegram');
  const serial = club.newSerial('registered');
  await other.press('📝 Зареєструвати продаж');
  await other.waitFor('Надішліть серійний номер');
  await other.say(serial);
  await other.waitFor('Продаж зареєстровано');
  return serial;
}
