import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels, pressLike } from '../support/buttons.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ config: { sales: { retrySeconds: { first: 1, most: 2 } } } });

/** The promotion that the sale stands for ended so long ago. */
function makeLate(serial: string, ended: string): void {
  const database = new SqliteDatabase(join(world().folder, 'data', 'ergo-bot.db'), { timeout: 5_000 });
  database.prepare('update sales set action_ends = ? where serial = ?').run(ended, serial);
  database.close();
}

/** Through the menus, from under any message that leads to the first. */
async function openInWork(seller: Phone): Promise<void> {
  await seller.press('🏠 Меню');
  await seller.waitFor('Оберіть');
  await seller.press('☰ Ще');
  await seller.waitFor('Що вас цікавить');
  await seller.press('⏳ У роботі');
}

describe.each(MESSENGERS)('sales in work, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it('a sale that waits for the club is shown until it is registered', async () => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    const fault = { service: 'club', method: 'PostSN', kind: 'html', person: seller.phoneNumber } as const;
    const id = await world().phones.addFault(fault);
    await seller.say(serial);
    await seller.waitFor('збережено');
    await seller.press('⏳ У роботі');
    const list = await seller.waitFor('Реєстрації в роботі: 1 продаж');
    expect(list.text).toContain(`№ ${serial} від`);
    expect(list.text).toContain('зареєструю найближчим часом');

    await world().phones.liftFault(id);
    await seller.waitFor('Продаж зареєстровано', 20_000);
    await openInWork(seller);
    await seller.waitFor('у роботі нічого немає');
  });

  it('a sale that needs its model goes on from there', async () => {
    const seller = await registering();
    const serial = world().newSerial('two models');
    await seller.say(serial);
    await seller.waitFor('треба уточнити модель');
    await openInWork(seller);
    expect((await seller.waitFor('Реєстрації в роботі')).text).toContain('Треба уточнити модель');
    await pressLike(seller, `Уточнити ${serial}`);
    await seller.waitFor('Оберіть товар');
  });

  it('a sale whose promotion ended more than three days before is told to be too late, and offers no way on', async () => {
    const seller = await registering();
    const serial = world().newSerial('two models');
    await seller.say(serial);
    await seller.waitFor('треба уточнити модель');
    makeLate(serial, '2020-05-31');
    await openInWork(seller);
    expect((await seller.waitFor('Реєстрації в роботі')).text).toContain('Акція закінчилася 31.05.2020');
    expect((await labels(seller)).filter((label) => label.includes(serial))).toEqual([]);
  });

  it('a sale whose session has ended waits for the sign-in, and says so', async () => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    await seller.say(serial);
    await seller.waitFor('поділіться номером');
    await seller.say('⏳ У роботі');
    expect((await seller.waitFor('Реєстрації в роботі')).text).toContain('чекає, поки ви знову увійдете');
    await seller.press('🏠 Меню');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    await seller.waitFor('Ви увійшли');
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
  });
});
