import { expect, test } from 'vitest';
import { MESSENGERS, World } from '../support/world.ts';
import { administratorOf } from '../support/staff-life.ts';

test.each(MESSENGERS)(
  'staff have a refused sale brought to the club again, and the seller is told, in %s',
  async (messenger) => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const serial = world.newSerial('registered');
    await world.phones.addFault({
      service: 'club',
      method: 'PostSN',
      kind: 'error',
      code: 13,
      times: 1,
      comment: 'не бере участі',
    });
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(serial);
    await seller.waitFor('не бере участі в акції');

    const administrator = await administratorOf(world.configFile);
    const list = await administrator.run('sales', 'list', '--phone', `+${seller.phoneNumber}`, '--json');
    const [sale] = JSON.parse(list.stdout).items;
    expect(sale).toMatchObject({ serial, state: 'refused', refusalCode: 13, messenger, phone: seller.phoneNumber });

    expect((await administrator.run('sales', 'retry', String(sale.id))).code).toBe(0);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    expect(await world.registrations(serial)).toHaveLength(1);
    expect(JSON.parse((await administrator.run('sales', 'show', String(sale.id), '--json')).stdout)).toMatchObject({
      state: 'registered',
      refusal: null,
    });
    const again = await administrator.run('sales', 'retry', String(sale.id));
    expect([again.code, again.stderr]).toEqual([5, expect.stringContaining('is registered')]);
    expect((await administrator.run('sales', 'show', '999999')).code).toBe(3);
  },
  120_000,
);
