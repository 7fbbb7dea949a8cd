import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { pressLike } from '../support/buttons.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 3 } });

const TERMS = 'https://club.ergo-global.com/img/Terms-and-agreements.pdf';

/** Buttons by which sellers find their way, and what is read first behind them. */
const SCENES: [button: string, words: string][] = [
  ['📝 Зареєструвати продаж', 'Надішліть серійний номер'],
  ['🎁 Акції', 'Оберіть товарну групу'],
  ['💰 Баланс', 'Ваш баланс'],
  ['💬 Підтримка', 'Напишіть, що сталося'],
  ['☰ Ще', 'Що вас цікавить?'],
];

/** The same of the second menu. */
const OTHERS: [button: string, words: string][] = [
  ['📰 Новини', 'Новини програми'],
  ['📣 Оголошення', 'Оголошення'],
  ['🧾 Мої реєстрації', 'Які реєстрації показати?'],
  ['👤 Мої дані', 'Прізвище'],
  ['ℹ️ Про програму', 'програма лояльності'],
  ['❓ Допомога', 'Як зареєструвати продаж'],
  ['✉️ Написати організаторам', 'Напишіть ваше побажання чи запитання'],
];

describe.concurrent.each(MESSENGERS)('the menu, in %s', (messenger) => {
  it('leads somewhere by every button, and everywhere there is a way back', async () => {
    const seller = await world().signedInSeller(messenger);
    const menu = await keyboardLabels(seller);
    expect(menu).toEqual(expect.arrayContaining(['📝 Зареєструвати продаж', '💰 Баланс', '💬 Підтримка']));
    for (const button of menu) {
      await seller.press(button);
      await seller.waitFor();
      await seller.press('🏠 Меню');
      await seller.waitFor('Оберіть, що зробити');
      expect(await keyboardLabels(seller)).toEqual(menu);
    }
  });

  it('leads to the scenes of the second menu, and back', async () => {
    const seller = await world().signedInSeller(messenger);
    for (const [button, words] of OTHERS) {
      await seller.say('☰ Ще');
      await seller.waitFor('Що вас цікавить?');
      await seller.press(button);
      await seller.waitFor(words);
      await seller.press('🏠 Меню');
      await expectToRead(seller, 'Оберіть, що зробити');
    }
  });

  it('takes the label of a button that is typed for the button itself', async () => {
    const seller = await world().signedInSeller(messenger);
    for (const [button, words] of [...SCENES, ...OTHERS]) {
      await seller.say(` ${button} `);
      await seller.waitFor(words);
    }
    await seller.say('🏠 Меню');
    await expectToRead(seller, 'Оберіть');
  });

  it('shows the balance readably, names and cards of payouts masked', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    await world().phones.post('/club/balance', {
      phone: seller.phoneNumber,
      bonus: 15_250,
      points: 480,
      payouts: [
        {
          date: '2026-10-05',
          bonus: 2019,
          recipient: 'Ковальчук Олена Ігорівна, поповнення картки 2222 3333 4444 5555',
        },
        { date: '2026-11-05', bonus: 34, recipient: 'Ковальчук Олена Ігорівна, поповнення рахунку +38 (067) 2224455' },
      ],
    });
    await seller.press('💰 Баланс');
    const balance = plainSpaces((await seller.waitFor('Ваш баланс')).text);
    const payouts = plainSpaces((await seller.waitFor('Виплати')).text);

    expect(balance).toContain('Бонус: 13 197');
    expect(balance).toContain('Бали: 480');
    expect(payouts.split('\n')).toEqual([
      'Виплати',
      '05.10.2026 — 2 019: Ковальчук О. І., поповнення картки •••• 5555',
      '05.11.2026 — 34: Ковальчук О. І., поповнення рахунку •••• 4455',
    ]);
  });

  it('counts a new sale among those that wait for confirmation', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(world().newSerial('registered'));
    await seller.waitFor('Продаж зареєстровано');
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    await seller.press('💰 Баланс');
    expect((await seller.waitFor('Ваш баланс')).text).toContain('Чекають підтвердження: 60');
  });

  it('shows the way to the site to whom the club has shut out', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    await world().phones.post('/club/members', { phone: seller.phoneNumber, standing: 'blocked' });
    await seller.press('💰 Баланс');
    await seller.waitFor('Доступ до програми для цього номера закрито');
    expect(await seller.press('🌐 Відкрити сайт')).toEqual({ url: 'https://club.ergo-global.com/' });
  });

  it('tells about the programme before anybody has signed in, with a link to the terms, and asks the club nothing', async () => {
    const seller = await world().seller(messenger);
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.say('ℹ️ Про програму');
    const about = await seller.waitFor('програма лояльності');

    expect(linksOf(about, messenger)).toContain(TERMS);
    expect(await seller.press('📄 Умови програми')).toEqual({ url: TERMS });
    await seller.press('🏠 Меню');
    await seller.waitFor('поділіться номером');
  });

  it('passes a message on to the club, with a photo and its caption', async () => {
    const seller = await world().signedInSeller(messenger);
    const photo = Buffer.from(ONE_PIXEL, 'base64');
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('✉️ Написати організаторам');
    await seller.waitFor('Напишіть ваше побажання чи запитання');
    await seller.sendPhoto(photo, { asFile: true, name: 'чек.png', caption: `Ось чек ${seller.handle}` });
    await seller.waitFor('Передав організаторам');
    expect(await keyboardLabels(seller)).toContain('📝 Зареєструвати продаж');

    const questions = JSON.stringify(await world().phones.ask('GET', '/club/questions'));
    // Viber has no captions for files.
    expect(questions).toContain(messenger === 'telegram' ? `Ось чек ${seller.handle}` : 'Фото без підпису');
    expect(questions).toContain(`"photoBytes":${photo.length}`);
  });

  it('passes on all photos that were sent together, as an album or one by one: none is taken for a sale', async () => {
    const seller = await world().signedInSeller(messenger);
    const photo = Buffer.from(ONE_PIXEL, 'base64');
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('✉️ Написати організаторам');
    await seller.waitFor('Напишіть ваше побажання чи запитання');
    const at = Date.now() - 60_000;
    for (const seconds of [0, 2, 4]) {
      const together = messenger === 'telegram' ? { album: 'вітрина' } : {};
      await seller.sendPhoto(photo, { asFile: true, name: 'вітрина.png', at: at + seconds * 1_000, ...together });
      await expectToRead(seller, 'Передав організаторам');
    }
    // What is sent later is not meant for the club.
    await seller.sendPhoto(photo, { asFile: true, name: 'вітрина.png' });
    expect((await seller.waitFor()).text).not.toContain('Передав');
  });

  it('asks for a shorter message when it is far too long', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('✉️ Написати організаторам');
    await seller.waitFor('Напишіть ваше побажання чи запитання');
    await seller.say('дуже довге запитання '.repeat(160));
    await seller.waitFor('Це задовге повідомлення');
    await seller.say('Коротке запитання');
    await expectToRead(seller, 'Передав організаторам');
  });
});

describe('while the club takes its time', () => {
  it.each([
    ['GetBalanceInfo', '💰 Баланс', 'Ваш баланс'],
    ['PostQuestion', '✉️ Написати організаторам', 'Передав організаторам'],
  ])('telegram shows that the bot is typing (%s)', async (method, button, words) => {
    const seller = await world().signedInSeller('telegram');
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method, kind: 'slow', milliseconds: 1_200, person, times: 1 });
    const before = (await seller.state()).typing;
    if (method === 'PostQuestion') {
      await seller.press('☰ Ще');
      await seller.waitFor('Що вас цікавить?');
    }
    await pressLike(seller, button);
    if (method === 'PostQuestion') await seller.say('Чи є знижки?');
    await seller.waitForState((state) => state.typing > before);
    await expectToRead(seller, words);
  });
});

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function keyboardLabels(seller: Phone): Promise<string[]> {
  return (await seller.keyboard())?.rows.flat().map((button) => button.label) ?? [];
}

function linksOf(message: { text: string; spans: { url?: string | undefined }[] }, messenger: string): string[] {
  if (messenger === 'telegram') return message.spans.flatMap((span) => span.url ?? []);
  return message.text.match(/https:\S+[^\s).]/g) ?? [];
}

/** Ukrainian groups digits with a no-break space. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
