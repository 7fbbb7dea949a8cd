import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels, pressLike } from '../support/buttons.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

const Booked = z.object({
  productId: z.number(),
  date: z.string(),
  tradePointId: z.string().optional(),
  photoBytes: z.number().optional(),
});

describe.concurrent.each(MESSENGERS)('what a product demands, in %s', (messenger) => {
  async function atProduct(seller: Phone, group: string, product: string): Promise<void> {
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    await pressLike(seller, group);
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, product);
    await seller.waitFor('Надішліть серійний номер');
  }

  async function send(seller: Phone, serial: string): Promise<z.infer<typeof Booked>> {
    await seller.press('✅ Усе правильно, надіслати');
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    const booked = await world().phones.get(`/club/registrations?serial=${serial}`, z.array(Booked));
    expect(booked).toHaveLength(1);
    return Booked.parse(booked[0]);
  }

  const receipt = () => labelPhoto({ codes: [{ text: 'RECEIPT 1', format: 'code-128' }] });
  let number = messenger === 'viber' ? 500 : 100;
  const serialOf = (prefix: string) => prefix + String(++number).padStart(13 - prefix.length, '0');

  it('is asked for and sent, and nothing else, also when the product is changed at the end', async () => {
    const seller = await world().signedInSeller(messenger);
    const serial = serialOf('EMRF');
    await atProduct(seller, 'Велика побутова', 'WMF 7030');
    await seller.say(serial);
    await seller.waitFor('Надішліть фото чека');
    await seller.sendPhoto(await receipt());
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Хрещатик');
    await seller.waitFor('Фото чека: додано');

    await pressLike(seller, 'Інший товар');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, 'MRFN-196');
    const summary = await seller.waitFor('Перевірте');
    expect(summary.text).toContain('Хрещатик');
    expect(summary.text).not.toContain('Фото чека');
    const booked = await send(seller, serial);
    expect(booked).toMatchObject({ productId: 3302, tradePointId: '45765' });
    expect(booked.photoBytes).toBeUndefined();
  });

  it('is kept when another product demands it too: the photo of the receipt goes with that one', async () => {
    const seller = await world().signedInSeller(messenger);
    const serial = serialOf('EACI');
    await atProduct(seller, 'Велика побутова', 'ACI 1217');
    await seller.say(serial);
    await seller.waitFor('Надішліть фото чека');
    const photo = await receipt();
    await seller.sendPhoto(photo);
    await seller.waitFor('Перевірте');
    await pressLike(seller, 'Інший товар');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, 'ACI 1217');
    await seller.waitFor('Перевірте');
    expect((await send(seller, serial)).photoBytes).toBe(photo.length);
  });

  it('is not asked for again: the shop of the last sale is taken, and can be changed', async () => {
    const seller = await world().signedInSeller(messenger);
    await atProduct(seller, 'Велика побутова', 'MRFN-196');
    const [first, second] = [serialOf('EMRF'), serialOf('EMRF')];
    await seller.say(first);
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Берестейський');
    await seller.waitFor('Перевірте');
    await send(seller, first);
    await seller.say(second);
    expect((await seller.waitFor(/Перевірте|торговій точці/)).text).toContain('Берестейський');
    expect((await send(seller, second)).tradePointId).toBe('1771');
  });

  it('is not asked for when the seller has one shop only', async () => {
    const member = await world().newMember();
    await world().phones.post('/club/members', { phone: member, tradePoints: [{ id: 7, name: 'Єдина точка' }] });
    const seller = await world().signedInSeller(messenger, member);
    await atProduct(seller, 'Велика побутова', 'MRFN-196');
    const serial = serialOf('EMRF');
    await seller.say(serial);
    expect((await seller.waitFor(/Перевірте|торговій точці/)).text).toContain('Єдина точка');
    expect((await send(seller, serial)).tradePointId).toBe('7');
  });

  it('a receipt that nobody can open is refused with a word', async () => {
    const seller = await world().signedInSeller(messenger);
    await atProduct(seller, 'Велика побутова', 'ACI 1217');
    await seller.say(serialOf('EACI'));
    await seller.waitFor('Надішліть фото чека');
    await seller.sendPhoto(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), { asFile: true });
    await seller.waitFor('Не можу відкрити це зображення. Надішліть, будь ласка, звичайне фото.');
    await seller.sendPhoto(await receipt());
    await expectToRead(seller, 'Перевірте');
  });

  it('an IMEI that is right raises no doubt', async () => {
    const seller = await world().signedInSeller(messenger);
    await atProduct(seller, 'Смартфони', 'B504');
    const imei = messenger === 'viber' ? '354512000000014' : '354512000000022';
    await seller.say(imei);
    expect((await seller.waitFor('Перевірте')).text).not.toContain('контрольна цифра');
    expect((await send(seller, imei)).productId).toBe(5501);
  });

  it('a group of twenty products is shown page by page, every one of them once', async () => {
    const id = messenger === 'viber' ? 910 : 900;
    const products = Array.from({ length: 20 }, (_, at) => ({
      id: id * 100 + at,
      name: `Фен ERGO HD-${100 + at}`,
      points: at,
      serialPrefix: `EF${id}${at}X`,
      serialLength: 13,
    }));
    const today = new Date().toISOString().slice(0, 10);
    await world().phones.post('/club/actions', {
      id,
      name: `Краса ${messenger}`,
      from: today,
      to: '2099-01-01',
      products,
    });
    const seller = await world().signedInSeller(messenger);
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    await pressLike(seller, `Краса ${messenger}`);
    await seller.waitFor('Оберіть товар');

    const seen: string[] = [];
    for (let page = 0; page < 3; page++) {
      seen.push(...(await labels(seller)).filter((label) => label.includes('Фен')));
      await seller.press(page < 2 ? 'Ще товари ▸' : '◂ На початок');
      await seller.waitFor('Оберіть товар');
    }
    expect(seen.map((label) => label.split(' ·')[0])).toEqual(products.map(({ name }) => name));
    await seller.say('hd-11');
    await seller.waitFor('знайшов');
    expect((await labels(seller)).filter((label) => label.includes('Фен'))).toHaveLength(8);
    await seller.press('Ще товари ▸');
    await seller.waitFor('знайшов');
    await pressLike(seller, 'HD-119');
    await seller.waitFor('Фен ERGO HD-119');
  });

  it('the product that the club takes the serial number for is named and comes first', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    const serial = serialOf('EACI');
    await seller.say(serial);
    await seller.waitFor('треба уточнити модель');
    await seller.press('📋 Повна реєстрація');
    expect((await seller.waitFor('Оберіть товар')).text).toContain('схоже на Кондиціонер ERGO ACI 1217 CHW');
    const [first] = (await labels(seller)).filter((label) => label.includes('бал'));
    expect(first).toContain('ACI 1217');
    await pressLike(seller, 'ACI 1217');
    await seller.waitFor('Надішліть фото чека');
    await seller.sendPhoto(await receipt());
    expect((await seller.waitFor('Перевірте')).text).toContain(serial);
    expect((await send(seller, serial)).productId).toBe(3303);
  });
});
