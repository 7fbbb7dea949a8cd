import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

const SITE = 'https://club.ergo-global.com/';

describe.concurrent.each(MESSENGERS)('what GetAuthCode and GetToken refuse, in %s', (messenger) => {
  async function sharing(member?: string): Promise<Phone> {
    const seller = await world().seller(messenger, member ?? (await world().newMember()));
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    return seller;
  }

  async function askedForCode(): Promise<Phone> {
    const seller = await sharing();
    await seller.waitFor('Надіслав SMS із кодом');
    return seller;
  }

  it('asks for another number when the club does not know this one, and goes on with that', async () => {
    const seller = await sharing(world().newNumber());
    expect((await seller.waitFor('немає серед учасників')).text).toContain(`+${seller.phoneNumber}`);
    await seller.waitFor('Напишіть інший номер телефону');

    const known = await world().newMember();
    await seller.say(known);
    expect((await seller.waitFor('Надіслав SMS із кодом')).text).toContain(`+${known}`);
  });

  it('says again that a number is unknown when it is typed again, and speaks of no SMS', async () => {
    const seller = await sharing(world().newNumber());
    await seller.waitFor('Напишіть інший номер телефону');
    await seller.say(seller.phoneNumber);
    await seller.waitFor('немає серед учасників');

    const chat = await seller.chat();
    expect(chat.filter((message) => message.text.includes('SMS'))).toEqual([]);
  });

  it('asks for the code that was sent before', async () => {
    const member = await world().newMember();
    await world().phones.addFault({
      service: 'club',
      method: 'GetAuthCode',
      kind: 'error',
      code: 2,
      comment: 'code has been sent',
      person: member,
      times: 1,
    });
    const seller = await sharing(member);

    const asked = await seller.waitFor('код уже надіслано раніше');
    expect(asked.text).toContain(`+${member}`);
    await seller.say('0000');
    await seller.waitFor('Код не підійшов');
  });

  it('shows a blocked seller the way to the site, and lets them try another number', async () => {
    const seller = await sharing(await world().newMember({ standing: 'blocked' }));
    await seller.waitFor('Доступ до програми для цього номера закрито');
    expect(await seller.press('🌐 Відкрити сайт')).toMatchObject({ url: SITE });

    await seller.press('🏠 Меню');
    await seller.waitFor('поділіться номером');
    await seller.say(await world().newMember());
    await seller.waitFor('Надіслав SMS із кодом');
  });

  it('shows the way to the site when the seller is blocked between SMS and code', async () => {
    const seller = await askedForCode();
    await world().phones.post('/club/members', { phone: seller.phoneNumber, standing: 'blocked' });
    await seller.say((await seller.waitForSms()).code);
    await seller.waitFor('Доступ до програми для цього номера закрито');
    expect(await seller.press('🌐 Відкрити сайт')).toMatchObject({ url: SITE });
  });

  it('asks for another number when the number is struck off between SMS and code', async () => {
    const seller = await askedForCode();
    await world().phones.addFault({
      service: 'club',
      method: 'GetToken',
      kind: 'error',
      code: 1,
      comment: 'incorrect phone',
      person: seller.phoneNumber,
      times: 1,
    });
    await seller.say((await seller.waitForSms()).code);
    await seller.waitFor('немає серед учасників');
    await expectToRead(seller, 'Напишіть інший номер телефону');
  });

  it('counts wrong codes down, and takes the right one all the same', async () => {
    const seller = await askedForCode();
    const { code } = await seller.waitForSms();
    const wrong = code === '0000' ? '1111' : '0000';
    for (const left of ['Лишилося 4 спроби', 'Лишилося 3 спроби', 'Лишилося 2 спроби', 'Лишилася 1 спроба']) {
      await seller.say(wrong);
      expect((await seller.waitFor('Код не підійшов')).text).toContain(left);
    }
    await seller.say(code);
    await seller.waitFor('Ви увійшли');
  });

  it('pauses after five wrong codes, even for the right one, and leaves buttons on the screen', async () => {
    const seller = await askedForCode();
    const { code } = await seller.waitForSms();
    for (let tries = 0; tries < 5; tries++) await seller.say(code === '0000' ? '1111' : '0000');
    expect((await seller.waitFor('Забагато спроб')).text).toContain('через 15 хвилин');
    await seller.say(code);
    await seller.waitFor('Забагато спроб');

    expect(await world().clubCalls('GetToken', seller.phoneNumber)).toBe(5);
    expect((await seller.keyboard())?.rows.flat().length ?? 0).toBeGreaterThan(0);
  });

  it('sends no second SMS within a minute, and still takes the first code', async () => {
    const seller = await askedForCode();
    await seller.press('🔄 Надіслати ще раз');
    expect((await seller.waitFor('Нове SMS можна надіслати')).text).toMatch(/через \d+ секунд/);
    expect(await seller.sms()).toHaveLength(1);

    await seller.say((await seller.waitForSms()).code);
    await seller.waitFor('Ви увійшли');
  });

  it('sends no SMS to a number that somebody else has just had one sent to', async () => {
    const member = await world().newMember();
    await (await sharing(member)).waitFor('Надіслав SMS із кодом');
    const second = await sharing(member);
    await second.waitFor('Нове SMS можна надіслати');
    expect(await second.sms()).toHaveLength(1);
  });

  it('lets a subscriber have codes sent to four numbers a day', async () => {
    const seller = await askedForCode();
    for (let numbers = 1; numbers < 4; numbers++) {
      await seller.say(await world().newMember());
      await seller.waitFor('Надіслав SMS із кодом');
    }
    const fifth = await world().newMember();
    await seller.say(fifth);
    expect((await seller.waitFor('Забагато спроб')).text).toContain('через 24 години');
    expect(await world().clubCalls('GetAuthCode', fifth)).toBe(0);
  });
});
