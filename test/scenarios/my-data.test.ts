import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 3 } });
const Members = z.array(
  z.object({ phone: z.string(), name: z.string(), lastName: z.string(), patronymic: z.string(), email: z.string() }),
);

async function member(phone: string) {
  const members = await world().phones.get('/club/members', Members);
  return members.find((one) => one.phone === phone);
}

/** A seller of their own name who has signed in and sees their data. */
async function sellerWithData(messenger: (typeof MESSENGERS)[number]) {
  const phone = await world().newMember({ name: 'Олена' });
  await world().phones.post('/club/members', {
    phone,
    name: 'Олена',
    lastName: 'Ковальчук',
    patronymic: 'Ігорівна',
    email: '',
    tradePoints: [{ id: 1771, name: 'Техномаркет, Київ, вул. Хрещатик, 12' }],
  });
  const seller = await world().signedInSeller(messenger, phone);
  await seller.say('👤 Мої дані');
  const shown = await seller.waitFor('Мої дані');
  return { seller, phone, shown };
}

describe.each(MESSENGERS)('own data, in %s', (messenger) => {
  it('are shown as the club has them, with the trade points', async () => {
    const { shown, phone } = await sellerWithData(messenger);
    expect(shown.text.split('\n').map((line) => line.replace(/\*/g, ''))).toEqual([
      'Мої дані',
      '',
      'Прізвище: Ковальчук',
      'Ім’я: Олена',
      'По батькові: Ігорівна',
      `Телефон: +${phone}`,
      'E-mail: не вказано',
      '',
      'Торгова точка',
      '• Техномаркет, Київ, вул. Хрещатик, 12',
    ]);
  });

  it.each([
    ['✏️ Прізвище', 'Бондар-Коваль', { lastName: 'Бондар-Коваль' }],
    ['✏️ Ім’я', '  Мар’яна ', { name: "Мар'яна" }],
    ['✏️ По батькові', 'Василівна', { patronymic: 'Василівна' }],
    ['✏️ E-mail', ' Olena@Example.com ', { email: 'olena@example.com' }],
  ])('%s changes that and nothing else', async (button, typed, changed) => {
    const { seller, phone } = await sellerWithData(messenger);
    const before = await member(phone);
    await seller.press(button);
    await seller.waitFor('Напишіть');
    await seller.say(typed);
    await seller.waitFor('Зберегти?');
    expect(await member(phone)).toEqual(before);
    await seller.press('✅ Так, зберегти');
    await seller.waitFor('Збережено');
    await seller.waitFor('Мої дані');
    expect(await member(phone)).toEqual({ ...before, ...changed });
  });

  it('are not changed to what cannot be a name or an e-mail, nor by somebody who thinks better of it', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    const before = await member(phone);
    await seller.press('✏️ Ім’я');
    await seller.waitFor('Напишіть');
    await seller.say('12345');
    await seller.waitFor('лише літери');
    await seller.say('Олено');
    await seller.waitFor('Зберегти?');
    await seller.press('✏️ Ввести інакше');
    await seller.waitFor('Напишіть');
    await seller.press('↩️ Не змінювати');
    await seller.waitFor('Мої дані');
    await seller.press('✏️ E-mail');
    await seller.waitFor('Напишіть');
    await seller.say('olena(at)example.com');
    await seller.waitFor('Це не схоже на e-mail');
    expect(await member(phone)).toEqual(before);
  });

  it('what was typed outlives a club that is away', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    await seller.press('✏️ Ім’я');
    await seller.waitFor('Напишіть');
    await seller.say('Оленка');
    await seller.waitFor('Зберегти?');
    await world().phones.addFault({ service: 'club', method: 'PostProfile', kind: 'html', person: phone, times: 1 });
    await seller.press('✅ Так, зберегти');
    await seller.waitFor('не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await seller.waitFor('Збережено');
    expect(await member(phone)).toMatchObject({ name: 'Оленка' });
  });

  it('what was typed outlives a session that has ended', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    await seller.press('✏️ Ім’я');
    await seller.waitFor('Напишіть');
    await seller.say('Оленка');
    await seller.waitFor('Зберегти?');
    await world().phones.post('/club/sessions/expire', { phone });
    await seller.press('✅ Так, зберегти');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    await seller.waitFor('Зберегти?');
    await seller.press('✅ Так, зберегти');
    await seller.waitFor('Збережено');
    expect(await member(phone)).toMatchObject({ name: 'Оленка' });
  });

  it('name the phones that were used for signing in', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    await seller.press('📱 Номери для входу');
    expect((await seller.waitFor('Номери, з якими')).text).toContain(`+${phone} — зараз`);
    await seller.press('👤 Мої дані');
    await seller.waitFor('Прізвище');
  });

  it('lead to signing out, asked once; afterwards the number is asked for', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    await seller.press('🚪 Вийти');
    await seller.waitFor('Вийти з програми');
    await seller.press('↩️ Залишитися');
    await seller.waitFor('Оберіть');
    await seller.say('💰 Баланс');
    await seller.waitFor('Ваш баланс');

    await seller.say('👤 Мої дані');
    await seller.waitFor('Мої дані');
    await seller.press('🚪 Вийти');
    await seller.waitFor('Вийти з програми');
    await seller.press('🚪 Так, вийти');
    await seller.waitFor('Ви вийшли');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    await seller.waitFor('Ви увійшли');
    expect(phone).toBe(seller.phoneNumber);
  });
  it('and all else behind the second menu show the way to the site to whom the club has shut out', async () => {
    const { seller, phone } = await sellerWithData(messenger);
    await world().phones.post('/club/members', { phone, standing: 'blocked' });
    for (const label of ['👤 Мої дані', '📰 Новини', '📣 Оголошення']) {
      await seller.say(label);
      await seller.waitFor('Доступ до програми для цього номера закрито');
      expect(await seller.press('🌐 Відкрити сайт')).toEqual({ url: 'https://club.ergo-global.com/' });
    }
  });
});
