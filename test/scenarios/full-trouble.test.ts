import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels, pressLike } from '../support/buttons.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const Booked = z.array(
  z.object({ date: z.string(), tradePointId: z.string().optional(), photoBytes: z.number().optional() }),
);

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

describe.concurrent.each(MESSENGERS)('trouble on the way of a full registration, in %s', (messenger) => {
  async function atSummary(serial: string, member?: string): Promise<Phone> {
    const seller = await world().signedInSeller(messenger, member);
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    await pressLike(seller, 'великий екран');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, '32GHS5500');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(serial);
    await seller.waitFor('Перевірте');
    return seller;
  }

  async function refused(code: number, comment: string): Promise<{ seller: Phone; serial: string }> {
    const serial = world().newSerial('registered');
    const seller = await atSummary(serial);
    await world().phones.addFault({
      service: 'club',
      method: 'PostSNModel',
      kind: 'error',
      code,
      comment,
      times: 1,
      person: seller.phoneNumber,
    });
    await seller.press('✅ Усе правильно, надіслати');
    return { seller, serial };
  }

  it.each([
    [11, 'incorrect action', 'такої акції вже немає'],
    [12, 'incorrect action date', 'три дні на дореєстрацію минули'],
    [13, 'incorrect action model', 'не бере участі в акції'],
    [16, 'Серийный номер 123123 уже зарегистрирован', 'вже зареєстровано'],
    [16, 'incorrect sn', 'Програма не знає номера'],
  ])('error %i, %s, has its own words, support, and a new try with the same model', async (code, comment, words) => {
    const { seller, serial } = await refused(code, comment);
    expect((await seller.waitFor(words)).text).toContain(serial);
    await seller.press('➕ Ще один такий товар');
    await seller.waitFor('ERGO 32GHS5500');
    await seller.say(world().newSerial('registered'));
    await seller.waitFor('Перевірте');
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('Продаж зареєстровано');
  });

  it.each([
    [11, 'incorrect action'],
    [12, 'incorrect action date'],
    [13, 'incorrect action model'],
  ])(
    'error %i, %s, leads to another group with the serial number that is known, from a fresh list',
    async (code, comment) => {
      const { seller, serial } = await refused(code, comment);
      await seller.waitFor(serial);
      const before = await world().clubCalls('GetActions', seller.phoneNumber);
      await seller.press('🎁 Інша товарна група');
      expect((await seller.waitFor('До якої товарної групи')).text).toContain(serial);
      expect(await world().clubCalls('GetActions', seller.phoneNumber)).toBe(before + 1);
      await pressLike(seller, 'великий екран');
      await seller.waitFor('Оберіть товар');
      await pressLike(seller, '32GHS5500');
      expect((await seller.waitFor('Перевірте')).text).toContain(serial);
      await seller.press('✅ Усе правильно, надіслати');
      expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    },
  );

  it('a product that stands in several promotions is chosen anew, and no shop is asked for (error 17)', async () => {
    const { seller, serial } = await refused(17, 'found several action models');
    await seller.waitFor('треба уточнити модель');
    await seller.press('📋 Повна реєстрація');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, '32GHS5500');
    expect((await seller.waitFor('Перевірте')).text).toContain(serial);
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('Продаж зареєстровано');
  });

  it('error 3 shows the way to the site', async () => {
    const { seller } = await refused(3, 'user is not active');
    await seller.waitFor('Доступ до програми для цього номера закрито');
    expect(await labels(seller)).toContain('🌐 Відкрити сайт');
  });

  it.each(['', '  '])('a refusal without a reason (%j) is told as one', async (comment) => {
    const { seller } = await refused(99, comment);
    await expectToRead(seller, 'програма не пояснила чому');
  });

  it.each([
    [14, 'incorrect sn_photo data'],
    [15, 'Необходимо приложить фото'],
  ])(
    'error %i asks for the photo that the list of products did not demand, and keeps all the rest',
    async (code, comment) => {
      const { seller, serial } = await refused(code, comment);
      await seller.waitFor('потрібне ще фото чека');
      await seller.press('📋 Доповнити');
      await seller.waitFor('Надішліть фото чека');
      await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'RECEIPT 1', format: 'code-128' }] }));
      expect((await seller.waitFor('Перевірте')).text).toContain(serial);
      await seller.press('✅ Усе правильно, надіслати');
      expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    },
  );

  it('the club may miss one thing after another: what it was given before goes along', async () => {
    const { seller, serial } = await refused(14, 'incorrect sn_tt data');
    await seller.waitFor('потрібно вказати торгову точку');
    await seller.press('📋 Доповнити');
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Хрещатик');
    await seller.waitFor('Перевірте');
    await world().phones.addFault({
      service: 'club',
      method: 'PostSNModel',
      kind: 'error',
      code: 15,
      comment: 'Необходимо приложить фото',
      times: 1,
      person: seller.phoneNumber,
    });
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('потрібне ще фото чека');
    await seller.press('📋 Доповнити');
    await seller.waitFor('Надішліть фото чека');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'RECEIPT 1', format: 'code-128' }] }));
    expect((await seller.waitFor('Перевірте')).text).toContain('Хрещатик');
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('Продаж зареєстровано');
    const [booked] = await world().phones.get(`/club/registrations?serial=${serial}`, Booked);
    expect(booked).toMatchObject({ tradePointId: '45765', photoBytes: expect.any(Number) });
  });

  it('error 14 for the shop asks for the shop', async () => {
    const { seller, serial } = await refused(14, 'incorrect sn_tt data');
    await seller.waitFor('потрібно вказати торгову точку');
    await seller.press('📋 Доповнити');
    await seller.waitFor('торговій точці');
    await pressLike(seller, 'Хрещатик');
    expect((await seller.waitFor('Перевірте')).text).toContain(serial);
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('Продаж зареєстровано');
  });

  it('a session that has expired leads through sign-in back to the summary, with everything kept', async () => {
    const serial = world().newSerial('registered');
    const seller = await atSummary(serial);
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
    expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('while the club is away the sale is saved, and registered later with the moment of its capture', async () => {
    const serial = world().newSerial('registered');
    const seller = await atSummary(serial);
    const fault = await world().phones.addFault({
      service: 'club',
      method: 'PostSNModel',
      kind: 'html',
      status: 503,
      person: seller.phoneNumber,
    });
    await seller.press('✅ Усе правильно, надіслати');
    await seller.waitFor('збережено');
    const captured = (await seller.chat()).findLast(({ from, text }) => from === 'me' && text === serial);
    await world().phones.liftFault(fault);
    expect((await seller.waitFor('Продаж зареєстровано', 20_000)).text).toContain(serial);
    const [booked, ...more] = await world().phones.get(`/club/registrations?serial=${serial}`, Booked);
    expect(more).toEqual([]);
    expect(booked?.date).toBe(new LocalTime('Europe/Kyiv').dateTime(captured?.at ?? 0));
  });

  it('the list of promotions is asked for again when the club was away', async () => {
    const seller = await world().signedInSeller(messenger);
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetActions', kind: 'garbage', times: 1, person });
    await seller.press('🎁 Акції');
    await seller.waitFor('зараз не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await seller.waitFor('Оберіть товарну групу');
    expect(await labels(seller)).toContain('LED лампи ERGO');
  });

  it('a seller without a shop is sent to the site, and goes on when it is there', async () => {
    const member = await world().newMember();
    await world().phones.post('/club/members', { phone: member, tradePoints: [] });
    const seller = await world().signedInSeller(messenger, member);
    await seller.press('🎁 Акції');
    await seller.waitFor('Оберіть товарну групу');
    await pressLike(seller, 'Велика побутова');
    await seller.waitFor('Оберіть товар');
    await pressLike(seller, 'MRFN-196');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say('EMRF000000001');
    await seller.waitFor('у вашому профілі її немає');
    await world().phones.post('/club/members', { phone: member, tradePoints: [{ id: 7, name: 'Нова точка' }] });
    await seller.press('✅ Уже додано');
    expect((await seller.waitFor('Перевірте')).text).toContain('Нова точка');
  });
});
