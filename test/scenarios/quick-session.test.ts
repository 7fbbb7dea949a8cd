import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

describe.concurrent.each(MESSENGERS)('a club session that ends in the middle of a sale, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.waitForSms();
    return seller;
  }

  /** Signs in again with a number of one's own that has had no SMS in this minute. */
  async function signInAgain(seller: Phone): Promise<void> {
    await seller.waitFor('Час входу закінчився');
    await seller.waitFor('поділіться номером');
    const number = await world().newMember();
    await seller.say(number);
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.say(await world().codeSentTo(number));
  }

  it.each([
    ['expired (error 1)', 'expire'],
    ['unknown (error 2)', 'forget'],
  ])('%s: the seller signs in again, and the sale is registered by itself', async (_what, how) => {
    const seller = await registering();
    await world().phones.post(`/club/sessions/${how}`, { phone: seller.phoneNumber });
    const serial = world().newSerial('registered');
    await seller.say(serial);
    await signInAgain(seller);

    await seller.waitFor('Ви увійшли');
    const texts = [await seller.waitFor(), await seller.waitFor()].map((message) => message.text);
    expect(texts).toContainEqual(expect.stringContaining('Номер, який ви вже надіслали, реєструю'));
    expect(texts).toContainEqual(expect.stringMatching(new RegExp(`Продаж зареєстровано[^]*${serial}`)));
    expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('asks once, though two sales need the session, and registers both', async () => {
    const seller = await registering();
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    const serials = [world().newSerial('registered'), world().newSerial('registered')];
    for (const serial of serials) await seller.say(serial);
    await signInAgain(seller);
    await seller.waitFor('Продаж зареєстровано');
    await seller.waitFor('Продаж зареєстровано');

    const chat = await seller.chat();
    expect(chat.filter((message) => message.text.includes('Час входу закінчився'))).toHaveLength(1);
    for (const serial of serials) expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('takes the next serial number right after that', async () => {
    const seller = await registering();
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    await seller.say(world().newSerial('registered'));
    await signInAgain(seller);
    await seller.waitFor('Продаж зареєстровано');
    const next = world().newSerial('registered');
    await seller.say(next);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(next);
  });

  it('leads on to the balance, when that was wanted', async () => {
    const seller = await registering();
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    await seller.press('💰 Баланс');
    await signInAgain(seller);
    await expectToRead(seller, 'Ваш баланс');
  });
});
