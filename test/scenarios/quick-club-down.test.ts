import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 }, config: { sales: { retrySeconds: { first: 1, most: 5 } } } });

/** Long enough for the first wait before a sale is posted again. */
const PATIENCE = 20_000;

describe.concurrent.each(MESSENGERS)('a sale while the club is away, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it.each(['drop before', 'html', 'garbage', 'slow', 'drop after'] satisfies FaultKind[])(
    '%s: the seller is told that it is saved, and later that it is registered',
    async (kind) => {
      const seller = await registering();
      const serial = world().newSerial('registered');
      const person = seller.phoneNumber;
      const fault = { service: 'club', method: 'PostSN', kind, person, milliseconds: 1_500, times: 1 } as const;
      await world().phones.addFault(fault);
      await seller.say(serial);

      expect((await seller.waitFor('збережено')).text).toContain(serial);
      const done = await seller.waitFor('Продаж зареєстровано', PATIENCE);
      expect(done.text).toContain(serial);
      expect(done.text).toContain('ERGO 32GHS5500');
      expect(await world().registrations(serial)).toHaveLength(1);
      const chat = await seller.chat();
      expect(chat.filter((message) => /вже зареєстр|ви вже/.test(message.text))).toEqual([]);
      expect(chat.filter((message) => message.text.includes('збережено'))).toHaveLength(1);
    },
  );

  it('serves the seller meanwhile, and takes further sales', async () => {
    const seller = await registering();
    const person = seller.phoneNumber;
    const fault = await world().phones.addFault({ service: 'club', method: 'PostSN', kind: 'html', person });
    const serials = [world().newSerial('registered'), world().newSerial('registered')];
    for (const serial of serials) {
      await seller.say(serial);
      expect((await seller.waitFor('збережено')).text).toContain(serial);
    }
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    await world().phones.liftFault(fault);

    const told = [
      await seller.waitFor('Продаж зареєстровано', PATIENCE),
      await seller.waitFor('Продаж зареєстровано', PATIENCE),
    ];
    for (const serial of serials) expect(told.some((message) => message.text.includes(serial))).toBe(true);
  });

  it('says what is wrong when the club is away for the balance, and shows it at the second try', async () => {
    const seller = await world().signedInSeller(messenger);
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetBalanceInfo', kind: 'html', person, times: 1 });
    await seller.press('💰 Баланс');
    await seller.waitFor('зараз не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    expect((await seller.waitFor('Ваш баланс')).text).toContain('Бонус');
  });

  it('keeps a message to the club, so that it need not be written twice', async () => {
    const seller = await world().signedInSeller(messenger);
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'PostQuestion', kind: 'html', person, times: 1 });
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('✉️ Написати організаторам');
    await seller.waitFor('Напишіть ваше побажання чи запитання');
    await seller.say(`Питання від ${person}`);
    await seller.waitFor('зараз не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await seller.waitFor('Передав організаторам');

    const questions = JSON.stringify(await world().phones.ask('GET', '/club/questions'));
    expect(questions).toContain(`Питання від ${person}`);
  });
});
