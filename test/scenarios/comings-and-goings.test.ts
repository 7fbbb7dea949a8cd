import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { databaseRows } from '../support/database-rows.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

const HOUR = 60 * 60_000;
const Profile = z.object({ source: z.string().nullable(), state: z.string() });

describe.concurrent.each(MESSENGERS)('comings and goings, in %s', (messenger) => {
  function profile(person: string) {
    return databaseRows(world(), Profile, 'select source, state from subscribers where external_id = ?', person)[0];
  }

  it('keeps the link by which a seller first came as their source', async () => {
    const seller = await world().seller(messenger);
    await world().begin(seller, 'shop-7');
    await seller.waitFor('поділіться номером');
    expect(profile(seller.person)?.source).toBe('shop-7');

    await world().begin(seller, 'shop-8');
    await seller.waitFor('поділіться номером');
    expect(profile(seller.person)?.source).toBe('shop-7');
  });

  it('starting again greets nobody twice, and shows a signed-in seller the menu', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.start();
    if (messenger === 'viber') await seller.press('Почати');
    await seller.waitFor('Оберіть');
    const welcomes = (await seller.chat()).filter((message) => message.text.includes('Вітаю! Це бот'));
    // Viber shows the welcome whenever the chat is opened; it is no message of ours.
    expect(welcomes).toHaveLength(messenger === 'telegram' ? 1 : 2);
  });

  it('marks who has left, and welcomes them back with the menu', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.block();
    await expect.poll(() => profile(seller.person)?.state).toBe('unsubscribed');

    await seller.unblock();
    await seller.waitFor('З поверненням');
    await seller.waitFor('Оберіть');
    expect(profile(seller.person)?.state).toBe('active');
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
  });

  it('answers a message older than a day with the menu, and acts on nothing of it', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(world().newSerial('registered'), { at: Date.now() - 25 * HOUR });
    await seller.waitFor('ваше повідомлення застаріло');
    await seller.waitFor('Оберіть');
    expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(0);
  });

  it('still acts on a message of some hours ago', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(world().newSerial('registered'), { at: Date.now() - 20 * HOUR });
    await expectToRead(seller, 'Продаж зареєстровано');
  });

  it('leaves something to press after every message', async () => {
    const seller = await world().signedInSeller(messenger);
    for (const text of [
      '💰 Баланс',
      '💬 Підтримка',
      'запитання',
      '📝 Зареєструвати продаж',
      '?',
      'X123',
      '❓ Допомога',
    ]) {
      await seller.say(text);
      await seller.waitFor();
      expect((await seller.keyboard())?.rows.flat().length ?? 0, `after ${text}`).toBeGreaterThan(0);
    }
  });
});

describe('in telegram', () => {
  it.each([
    ['/balance', 'Ваш баланс'],
    ['/register', 'Надішліть серійний номер'],
    ['/about', 'програма лояльності'],
    ['/support', 'Напишіть, що сталося'],
    ['/help', 'Як зареєструвати продаж'],
    ['/menu', 'Оберіть'],
    ['/Balance@ergo_club_bot', 'Ваш баланс'],
    ['/discount', 'Як зареєструвати продаж'],
  ])('the command %s is understood', async (command, words) => {
    const seller = await world().signedInSeller('telegram');
    await seller.say(command);
    await expectToRead(seller, words);
  });

  it('the bot says a word in a group and leaves it', async () => {
    const seller = await world().seller('telegram');
    const group = await seller.newGroup('Магазин');
    await group.say('/start');
    await group.waitFor('Я працюю лише в особистих повідомленнях');
    await expect.poll(async () => (await world().phones.callCounts())['telegram leaveChat ok'] ?? 0).toBeGreaterThan(0);
  });
});

describe('in viber', () => {
  it('the welcome comes within the answer to the opened chat, with a button to start', async () => {
    const seller = await world().seller('viber');
    expect(await seller.act('open', { context: 'shop-9' })).toEqual({ welcome: 'shown' });
    const labels = (await seller.keyboard())?.rows.flat().map((button) => button.label);
    expect(labels).toEqual(['Почати']);
  });

  it('who subscribes without opening the chat first is greeted and asked for the number', async () => {
    const seller = await world().seller('viber');
    await seller.act('subscribe');
    await seller.waitFor('Вітаю! Це бот програми');
    await expectToRead(seller, 'поділіться номером');
  });

  it('who writes again after unsubscribing is welcomed back and heard', async () => {
    const seller = await world().signedInSeller('viber');
    await seller.act('unsubscribe');
    await seller.say('💰 Баланс');
    await seller.waitFor('З поверненням');
    await expectToRead(seller, 'Ваш баланс');
  });
});
