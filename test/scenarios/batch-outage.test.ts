import { expect, it } from 'vitest';
import { MESSENGERS, World } from '../support/world.ts';

/** The club is tried again after some seconds, and a restart takes some too. */
const PATIENCE = 60_000;

it.each(MESSENGERS)(
  'a list sent while the club is away is finished after a restart, and told of once, in %s',
  { timeout: 120_000 },
  async (messenger) => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    const fault = await world.phones.addFault({ service: 'club', method: '*', kind: 'html', status: 502 });
    const serials = [world.newSerial('registered'), world.newSerial('registered')];
    await seller.say(serials.join('\n'));
    if (messenger === 'telegram') await seller.waitForEdit('Сервіс зараз не відповідає', PATIENCE);
    else await seller.waitFor('Реєструю 2 номери', PATIENCE);

    world.daemon.signal('SIGKILL');
    await world.daemon.exited;
    await world.phones.liftFault(fault);
    await world.start();

    const wanted = 'Зареєстровано 2 з 2';
    if (messenger === 'telegram') await seller.waitForEdit(wanted, PATIENCE);
    else await seller.waitFor(wanted, PATIENCE);
    const chat = await seller.chat();
    expect(chat.filter((message) => message.text.includes(wanted))).toHaveLength(1);
    expect(chat.some((message) => message.text.includes('Продаж зареєстровано'))).toBe(false);
    for (const serial of serials) expect(await world.registrations(serial)).toHaveLength(1);
  },
);
