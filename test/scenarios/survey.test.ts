import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tinyPng } from '../sandbox/support/tiny-png.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { administratorOf } from '../support/staff-life.ts';
import { sendSurvey, surveyCounts, surveyJson, surveyStanding } from '../support/survey-life.ts';
import { MESSENGERS, World } from '../support/world.ts';
import { SEASON, SPRING } from '../surveys/spring.ts';

describe.each(MESSENGERS)('a survey in %s', (messenger) => {
  test('is asked question by question, with a picture, a branch, a changed mind and an answer in own words', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    await writeFile(join(desk.configHome, 'spring.png'), tinyPng(64, 64));
    const withPicture = SPRING.replace('  - id: source', '  - id: source\n    picture: spring.png');
    const id = await sendSurvey(desk, withPicture);

    const invitation = await expectToRead(seller, 'Три питання про');
    expect(invitation.text).toContain('Продавець!');
    await seller.press('✏️ Почати');
    await expectToRead(seller, 'Чи знаєте ви про весняну акцію?');
    await seller.press('🙈 Ще ні');
    const source = await expectToRead(seller, 'Звідки ви зазвичай');
    expect(source.picture).toMatchObject({ width: 64 });

    await seller.press('◀️ Змінити попередню відповідь');
    await expectToRead(seller, 'Зараз ваша відповідь – «Ще ні»');
    await expectToRead(seller, 'Чи знаєте ви');
    await seller.press('👍 Так');
    await expectToRead(seller, 'Що б ви змінили?');
    await seller.press('◀️ Змінити попередню відповідь');
    await expectToRead(seller, 'Зараз ваша відповідь – «Так»');
    await expectToRead(seller, 'Чи знаєте ви');
    await seller.press('🙈 Ще ні');
    await expectToRead(seller, 'Звідки ви зазвичай');
    await seller.press('✍️ Інше');
    await expectToRead(seller, 'Напишіть, будь ласка, свою відповідь');
    await seller.say('З газети');
    await expectToRead(seller, 'Що б ви змінили?');
    await seller.say('Більше призів');
    await expectToRead(seller, 'Дякую за відповіді!');

    expect(await surveyCounts(desk, id)).toEqual({ knows: { 'Ще ні': 1 }, source: { words: 1 }, liked: { words: 1 } });
    const { progress } = await surveyStanding(desk, id);
    expect(progress).toMatchObject([{ messenger, invited: 1, started: 1, completed: 1, answering: 0 }]);
    const { items } = await surveyJson(desk, 'results', id, '--written', 'source');
    expect(items).toMatchObject([{ messenger, words: 'З газети' }]);
  }, 120_000);

  test('can be left for anything else, and is gone on with where it was left, after a crash too', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    const id = await sendSurvey(desk, SPRING);
    await expectToRead(seller, 'Три питання про');
    await seller.press('✏️ Почати');
    await expectToRead(seller, 'Чи знаєте ви');
    await seller.press('🙈 Ще ні');
    await expectToRead(seller, 'Звідки ви зазвичай');

    world.daemon.signal('SIGKILL');
    await world.daemon.exited;
    await seller.press('Від колег');
    await world.start();
    await seller.waitFor('Що б ви змінили?', 30_000);

    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть, що зробити');
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть, що зробити');
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('📋 Опитування');
    await expectToRead(seller, 'Продовжуємо опитування');
    await expectToRead(seller, 'Що б ви змінили?');
    await seller.say('Нічого');
    await expectToRead(seller, 'Дякую за відповіді!');
    expect(await surveyCounts(desk, id)).toEqual({
      knows: { 'Ще ні': 1 },
      source: { 'Від колег': 1 },
      liked: { words: 1 },
    });
  }, 120_000);

  test('what is no answer gets a word, and the question again', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    await sendSurvey(desk, SPRING);
    await expectToRead(seller, 'Три питання про');
    await seller.press('✏️ Почати');
    const first = await expectToRead(seller, 'Чи знаєте ви');

    for (const act of [
      () => seller.say('Хтозна'),
      () => seller.send('sticker'),
      () => seller.sendPhoto(tinyPng(8, 8)),
    ]) {
      await act();
      await expectToRead(seller, 'потрібно обрати одну з відповідей');
      await expectToRead(seller, 'Чи знаєте ви');
    }
    // Typed instead of pressed.
    await seller.say('ще ні');
    await expectToRead(seller, 'Звідки ви зазвичай');
    await seller.send('sticker');
    await expectToRead(seller, 'або напишіть свою відповідь');
    await expectToRead(seller, 'Звідки ви зазвичай');
    if (messenger === 'telegram') {
      await seller.press('👍 Так', { message: first.id });
      await expectToRead(seller, 'Звідки ви зазвичай');
    }
    await seller.say('а'.repeat(1_001));
    await expectToRead(seller, 'Це задовга відповідь');
    await expectToRead(seller, 'Звідки ви зазвичай');
    await seller.say('З газети');
    await expectToRead(seller, 'Що б ви змінили?');
    await seller.sendPhoto(tinyPng(8, 8));
    await expectToRead(seller, 'потрібна відповідь текстом');
    await expectToRead(seller, 'Що б ви змінили?');
  }, 120_000);

  test('can be refused, and the mind changed', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    const id = await sendSurvey(desk, SEASON);
    await expectToRead(seller, 'Одне питання');
    await seller.press('Не цього разу');
    await expectToRead(seller, 'більше не турбуватиму вас опитуванням');
    expect((await surveyStanding(desk, id)).progress).toMatchObject([{ refused: 1, started: 0 }]);
    await seller.press('✏️ Продовжити');
    await expectToRead(seller, 'Чи готові ви');
    await seller.press('Авжеж');
    await expectToRead(seller, 'До зустрічі');
    expect((await surveyStanding(desk, id)).progress).toMatchObject([{ refused: 0, completed: 1 }]);
  }, 120_000);

  test('one that is begun in the middle of another waits its turn', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    await sendSurvey(desk, SPRING);
    await expectToRead(seller, 'Три питання про');
    await seller.press('✏️ Почати');
    await expectToRead(seller, 'Чи знаєте ви');
    await sendSurvey(desk, SEASON);
    await expectToRead(seller, 'Одне питання про новий сезон');
    await seller.press('✏️ Почати');
    await expectToRead(seller, /Спершу завершімо опитування \*?Весняна акція/);
    await expectToRead(seller, 'Чи знаєте ви');
    await seller.press('👍 Так');
    await expectToRead(seller, 'Що б ви змінили?');
    await seller.say('Нічого');
    await expectToRead(seller, 'Дякую за відповіді!');
    await expectToRead(seller, 'А тепер – опитування');
    await expectToRead(seller, 'Чи готові ви');
    await seller.press('Авжеж');
    await expectToRead(seller, 'До зустрічі');
  }, 120_000);

  test('news of another kind leaves the buttons of a question where they are', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const desk = await administratorOf(world.configFile);
    await sendSurvey(desk, SPRING);
    await expectToRead(seller, 'Три питання про');
    await seller.press('✏️ Почати');
    await expectToRead(seller, 'Чи знаєте ви');
    await sendSurvey(desk, SEASON);
    await expectToRead(seller, 'Одне питання про новий сезон');
    await seller.press('🙈 Ще ні');
    await expectToRead(seller, 'Звідки ви зазвичай');
  }, 120_000);
});
