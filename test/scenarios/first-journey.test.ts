import { describe, expect, it } from 'vitest';
import { MESSENGERS, World } from '../support/world.ts';

describe.each(MESSENGERS)('a seller in %s', (messenger) => {
  it('signs in with the phone number and the SMS code, registers a sale and reads the balance', async () => {
    const world = await World.create();
    const seller = await world.seller(messenger);
    const { serial, product } = await world.serial('registered');

    await world.signIn(seller);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(serial);
    const done = await seller.waitFor('Продаж зареєстровано');

    expect(done.text).toContain(product);
    expect(done.text).toMatch(/\+\d+ бал/);
    expect(done.text).toContain(serial);
    expect(await world.registrations(serial)).toHaveLength(1);

    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
    expect(await world.daemon.stop()).toBe(0);
  });
});
