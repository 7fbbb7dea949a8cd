import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels, pressLike } from '../support/buttons.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

describe.concurrent.each(MESSENGERS)('full registration in %s', (messenger) => {
  async function choosing(group: string): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    await pressLike(seller, group);
    await seller.waitFor('Оберіть товар');
    return seller;
  }

  async function asking(group: string, model: string): Promise<Phone> {
    const seller = await choosing(group);
    await pressLike(seller, model);
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  async function sending(seller: Phone): Promise<void> {
    await seller.press('✅ Усе правильно, надіслати');
  }

  it('shows the promotions that run, each with type, days left, conditions and the hot notice', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    const groups = await labels(seller);
    expect(groups).toContain('LED лампи ERGO');
    expect(groups).not.toContain('Чистий дім');
    expect(groups).not.toContain('Новий сезон');

    await seller.press('ERGO ТВ: великий екран');
    const described = await seller.waitFor('акція,');
    expect(described.text).toMatch(/Накопичувальна акція, \d\d\.\d\d\.\d{4} — \d\d\.\d\d\.\d{4}/);
    expect(described.text).toContain('Залишився 41 день');
    expect(described.text).toContain('Умови: Реєструйте продажі телевізорів');
    expect(described.text).toContain('❗️ Важливо додати фото чека');
    await seller.waitFor('Оберіть товар');
    expect(await labels(seller)).toContain('ERGO 43GUS6500 · 120 балів');
  });

  it('finds a product by a part of its name, and says so when there is none', async () => {
    const seller = await choosing('великий екран');
    await seller.say('43gus');
    await seller.waitFor('За запитом «43gus» знайшов');
    expect((await labels(seller)).filter((label) => label.includes('бал'))).toEqual(['ERGO 43GUS6500 · 120 балів']);
    await seller.say('холодильник');
    await seller.waitFor('нічого немає');
    await seller.press('◂ Інша група');
    await seller.waitFor('Оберіть товарну групу');
  });

  it('registers a product that demands nothing more, and then one more of the same', async () => {
    const seller = await asking('великий екран', '32GHS5500');
    const [first, second] = [world().newSerial('registered'), world().newSerial('registered')];
    await seller.say(first);
    expect((await seller.waitFor('Перевірте')).text).toContain(first);
    await sending(seller);
    const done = await seller.waitFor('Продаж зареєстровано');
    expect(done.text).toContain('ERGO 32GHS5500');
    expect(done.text).toContain('+60 балів');

    await seller.press('➕ Ще один такий товар');
    await seller.waitFor('ERGO 32GHS5500');
    await seller.say(second);
    await seller.waitFor('Перевірте');
    await sending(seller);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(second);
    expect(await world().registrations(second)).toHaveLength(1);
  });

  it('leads a quick sale that needs its model to the product, and sends what the product demands', async () => {
    const seller = await world().signedInSeller(messenger);
    const { serial } = await world().serial('wants photo and shop');
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(serial);
    await seller.waitFor('треба уточнити модель');
    await seller.press('📋 Повна реєстрація');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, 'WMF 7030');
    await seller.waitFor('Надішліть фото чека');
    await seller.say('чека нема');
    await seller.waitFor('саме фото чека');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'RECEIPT 1', format: 'code-128' }] }));
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Хрещатик');
    const summary = await seller.waitFor('Перевірте');
    expect(summary.text).toContain(serial);
    expect(summary.text).toContain('Хрещатик');
    expect(summary.text).toContain('Фото чека: додано');

    await pressLike(seller, 'Інша точка');
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Берестейський');
    expect((await seller.waitFor('Перевірте')).text).toContain('Берестейський');
    await sending(seller);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain('WMF 7030');
    expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('doubts fifteen digits that are no IMEI, and reads the serial number from a photo', async () => {
    const seller = await asking('Смартфони', 'B504');
    await seller.say('354512000000011');
    expect((await seller.waitFor('Перевірте')).text).toContain('контрольна цифра не сходиться');
    await pressLike(seller, 'Інший номер');
    await seller.waitFor('Надішліть серійний номер');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'E32G0000777001', format: 'code-128' }] }));
    expect((await seller.waitFor('Перевірте')).text).toContain('E32G0000777001');
  });
});
