import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { pressData, pressOutOfTheBlue } from '../support/buttons.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

describe.concurrent.each(MESSENGERS)('buttons, in %s', (messenger) => {
  async function askedForCode(): Promise<Phone> {
    const seller = await world().seller(messenger, await world().newMember());
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('Надіслав SMS із кодом');
    return seller;
  }

  it('a choice of an earlier question is answered with a friendly word and the current step', async () => {
    const seller = await askedForCode();
    const stale = await pressData(seller, '📱 Інший номер');
    await seller.press('📱 Інший номер');
    await seller.waitFor('Напишіть інший номер телефону');
    await seller.say(await world().newMember());
    await seller.waitFor('Надіслав SMS із кодом');

    await pressOutOfTheBlue(seller, stale);
    await seller.waitFor('Ця кнопка вже не діє');
    await expectToRead(seller, 'Надіслав SMS із кодом');
  });

  it.each(['c999:again', 'c1:', 'g:nowhere', 'g:__proto__', 'somebody else’s', 'x'.repeat(64)])(
    'foreign data %j corrupts nothing: a friendly word, and the current step again',
    async (data) => {
      const seller = await world().signedInSeller(messenger);
      await seller.press('📝 Зареєструвати продаж');
      await seller.waitFor('Надішліть серійний номер');
      await pressOutOfTheBlue(seller, data);
      await seller.waitFor('Ця кнопка вже не діє');
      await seller.waitFor('Надішліть серійний номер');

      const serial = world().newSerial('registered');
      await seller.say(serial);
      expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    },
  );

  it('a choice pressed twice is acted on once', async () => {
    const seller = await askedForCode();
    const data = await pressData(seller, '📱 Інший номер');
    const message = await seller.lastFromBot();
    await Promise.all([1, 2, 3].map(() => pressOutOfTheBlue(seller, data, message?.id)));
    await seller.waitFor('Напишіть інший номер телефону');

    await seller.say(await world().newMember());
    await seller.waitFor('Надіслав SMS із кодом');
    const chat = await seller.chat();
    expect(chat.filter((one) => one.text.includes('Напишіть інший номер телефону'))).toHaveLength(1);
    expect(chat.filter((one) => one.text.includes('Ця кнопка вже не діє'))).toEqual([]);
  });

  it('a way to somewhere is good at any time, under however old a message', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(world().newSerial('registered'));
    await seller.waitFor('Продаж зареєстровано');
    const again = await pressData(seller, '📝 Нова реєстрація');
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');

    await pressOutOfTheBlue(seller, again);
    await expectToRead(seller, 'Надішліть серійний номер');
  });

  it('the sale of somebody else cannot be reached through a button’s number', async () => {
    const seller = await world().signedInSeller(messenger);
    await pressOutOfTheBlue(seller, 'g:full:1');
    await seller.waitFor('Цього продажу вже немає серед незавершених');
    await pressOutOfTheBlue(seller, 'g:support:1');
    await expectToRead(seller, 'Напишіть, що сталося');
  });

  it.each(['sticker', 'video', 'location'] as const)('a %s is met with a word, and the step stands', async (kind) => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.send(kind);
    await seller.waitFor('Такого я не вмію читати');
    await expectToRead(seller, 'Надішліть серійний номер');
  });

  it('what nobody asked for gets the menu, not silence', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.say('як справи?');
    await seller.waitFor('Не зрозумів вас');
    await seller.waitFor('Оберіть');
    await seller.send('sticker');
    await seller.waitFor('Такого я не вмію читати');
    await expectToRead(seller, 'Оберіть');
  });
});

describe('choices in telegram', () => {
  it('show what was chosen and offer nothing any more, and the press is acknowledged', async () => {
    const seller = await world().seller('telegram', await world().newMember());
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    const question = await seller.waitFor('Надіслав SMS із кодом');
    await seller.press('📱 Інший номер');

    const closed = await seller.waitForEdit((message) => message.id === question.id);
    expect(closed.text).toBe(`${question.text}\n\n✅ 📱 Інший номер`);
    expect(closed.buttons.flat()).toEqual([]);
    const { presses } = await seller.waitForState((state) => state.presses.every((press) => press.answered));
    expect(presses).toHaveLength(1);
  });
});
