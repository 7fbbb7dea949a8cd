import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 3 } });
const Registered = z.object({ id: z.number() });

/** Registers a serial number as the seller would, and lets the club settle it. */
async function register(seller: Phone, state?: string, comment = ''): Promise<string> {
  const serial = world().newSerial('registered');
  await seller.say('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  await seller.say(serial);
  await seller.waitFor('Продаж зареєстровано');
  const [registration] = await world().registrations(serial);
  const id = Registered.parse(registration).id;
  if (state) await world().phones.post(`/club/registrations/${id}`, { state, comment });
  return serial;
}

describe.each(MESSENGERS)('own registrations, in %s', (messenger) => {
  it('are shown by kind, each with model, points, date, serial number and status', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    const waiting = await register(seller);
    const rejected = await register(seller, 'rejected', 'Вы не являетесь участником');
    const paid = await register(seller, 'on_balance');

    await seller.say('🧾 Мої реєстрації');
    await seller.waitFor('Які реєстрації показати?');
    await seller.press('Усі реєстрації');
    const all = await seller.waitFor('3 продажі');
    for (const serial of [waiting, rejected, paid]) expect(all.text).toContain(serial);
    expect(all.text).toContain('ERGO 32GHS5500');
    expect(all.text).toContain('60 балів');
    expect(all.text).toMatch(/\d\d\.\d\d\.\d{4}, № /);
    for (const status of ['⏳ Чекає підтвердження', '❌ Відхилено', '💰 На балансі з'])
      expect(all.text).toContain(status);

    await seller.press('🧾 Інші реєстрації');
    await seller.waitFor('Які реєстрації показати?');
    await seller.press('❌ Відхилені');
    const bad = await seller.waitFor('1 продаж');
    expect(bad.text).toContain(rejected);
    expect(bad.text).toContain('Причина: Вы не являетесь участником');
    expect(bad.text).not.toContain(waiting);
  });

  it('say so when there is none of a kind', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    for (const kind of ['⏳ Чекають підтвердження', '🎓 Потребують тесту', '✅ Підтверджені, ще не на балансі']) {
      await seller.say('🧾 Мої реєстрації');
      await seller.waitFor('Які реєстрації показати?');
      await seller.press(kind);
      expect((await seller.waitFor('порожньо')).text).toContain(kind);
    }
  });

  it('have pages of five, and signing in again leads back to the page', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    for (let sale = 0; sale < 6; sale++) await register(seller);
    await seller.say('🧾 Мої реєстрації');
    await seller.waitFor('Які реєстрації показати?');
    await seller.press('⏳ Чекають підтвердження');
    const first = await seller.waitFor('Сторінка 1 з 2');
    expect(first.text.match(/№/g)).toHaveLength(5);

    await world().phones.post('/club/sessions/forget', { phone: seller.phoneNumber });
    await seller.press('Давніші ➡️');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    const second = await seller.waitFor('Сторінка 2 з 2');
    expect(second.text.match(/№/g)).toHaveLength(1);
  });

  it('can be asked for again when the club does not answer', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetRegistrations', kind: 'garbage', person, times: 1 });
    await seller.say('🧾 Мої реєстрації');
    await seller.waitFor('Які реєстрації показати?');
    await seller.press('❌ Відхилені');
    await seller.waitFor('не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await expectToRead(seller, 'порожньо');
  });

  it('are reached from the balance, whose figures are explained', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
    await seller.press('❔ Що означають ці суми?');
    const { text } = await seller.waitFor('Що означають ці суми');
    for (const figure of [
      'Бонус',
      'Бали',
      'Чекають',
      'Потребують тесту',
      'ще не на балансі',
      'Відхилені',
      'Усього',
      'Виплати',
    ])
      expect(text).toContain(figure);
    await seller.press('🧾 Мої реєстрації');
    await seller.waitFor('Які реєстрації показати?');
  });
});
