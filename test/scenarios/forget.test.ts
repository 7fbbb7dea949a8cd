import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { MESSENGERS, World } from '../support/world.ts';

/** Every row of every table of the daemon's database, as one text. */
function everythingStored(world: World): string {
  const database = new Database(join(world.folder, 'data', 'ergo-bot.db'), { readonly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  const rows = z
    .array(z.string())
    .parse(tables)
    .map((table) => database.prepare(`select * from "${table}"`).all());
  database.close();
  return JSON.stringify(rows);
}

async function askToForget(seller: Phone): Promise<string> {
  await seller.say('👤 Мої дані');
  await seller.waitFor('Прізвище');
  await seller.press('🗑 Видалити мої дані');
  return (await seller.waitFor('Видалити ваші дані')).text;
}

describe.each(MESSENGERS)('somebody who wants to be forgotten, in %s', (messenger) => {
  it('is, and the next word starts anew', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const serial = world.newSerial('registered');
    await seller.say('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.sendPhoto(Buffer.from(ONE_PIXEL, 'base64'));
    await seller.waitFor();
    await seller.say(serial);
    await seller.waitFor('Продаж зареєстровано');
    expect(await readdir(join(world.folder, 'data', 'photos'))).toHaveLength(1);

    expect(await askToForget(seller)).not.toContain('⚠️');
    await seller.press('↩️ Залишити все як є');
    await seller.waitFor('Оберіть');
    await askToForget(seller);
    await seller.press('🗑 Так, видалити');
    await seller.waitFor('ваші дані видалено');

    const stored = everythingStored(world);
    expect(stored).toContain(serial);
    // The number stays for a day where SMS codes are counted, and nowhere else.
    expect(stored.replaceAll(/"phone":"\d+","kind":"(?:code requested|signed in)"/g, '')).not.toContain(
      seller.phoneNumber.slice(3),
    );
    for (const secret of ['Продавець 1', 'Андрій', 'Ви увійшли']) expect(stored).not.toContain(secret);
    expect(await readdir(join(world.folder, 'data', 'photos'))).toEqual([]);

    await seller.press('Почати знову');
    await seller.waitFor('Це бот програми');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world.code(seller));
    await seller.waitFor('Ви увійшли');
    expect(await world.registrations(serial)).toHaveLength(1);
  });

  it('is warned of sales that are not registered yet, and no more is heard of them', async () => {
    const world = await World.create({ club: { timeoutSeconds: 1 } });
    const seller = await world.signedInSeller(messenger);
    await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'html' });
    await seller.say('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    const serial = world.newSerial('registered');
    await seller.say(serial);
    await seller.waitFor('збережено');

    expect(await askToForget(seller)).toContain('1 продаж ще не зареєстровано');
    await seller.press('🗑 Так, видалити');
    await seller.waitFor('ваші дані видалено');
    await world.phones.liftFault();
    expect(await world.registrations(serial)).toEqual([]);
    expect(everythingStored(world)).toContain('forgotten');
  });

  it('has to wait a day, or sign in, after asking for SMS codes', async () => {
    const world = await World.create();
    const seller = await world.seller(messenger);
    await world.begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say('/forget');
    await seller.waitFor('Видалити ваші дані');
    await seller.press('🗑 Так, видалити');
    await expectToRead(seller, 'Сьогодні ви просили SMS-код');
  });
});

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
