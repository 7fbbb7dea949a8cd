import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels, pressLike } from '../support/buttons.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();
const PATIENCE = 30_000;

describe.each(MESSENGERS)('a pasted list of serial numbers, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  /** Where results come: an edit of the one message in Telegram, a message of its own in Viber. */
  const result = (seller: Phone, wanted: string | RegExp) =>
    messenger === 'telegram' ? seller.waitForEdit(wanted, PATIENCE) : seller.waitFor(wanted, PATIENCE);

  it('is registered at once and answered with one table, what is wrong named beside it', async () => {
    const seller = await registering();
    const [one, two, other] = [newSerial('registered'), newSerial('registered'), newSerial('registered')];
    const taken = (await world().serial('already registered')).serial;
    await seller.say(`1. ${one}\n2. ${two}, ${other};\n${one.toLowerCase()}\nщось не те\n${taken}`);

    await seller.waitFor(messenger === 'telegram' ? /готово \d з 5/ : 'Реєструю 4 номери');
    const { text } = await result(seller, 'Зареєстровано 3 з 5');
    expect(text).toContain('ERGO 32GHS5500  ×3  +180');
    expect(text).toContain('Разом 3 продажі: +180 балів');
    expect(text).toContain('• щось не те: у номері бувають лише латинські літери й цифри');
    expect(text).toContain(`• ${taken}: номер уже зареєстровано`);
    expect(text).toContain(`взяв один раз: ${one.toLowerCase()}`);
    for (const serial of [one, two, other]) expect(await world().registrations(serial)).toHaveLength(1);

    const said = (await seller.chat()).filter((message) => message.from === 'bot' && message.text.includes(one));
    expect(said.every((message) => !message.text.includes('Продаж зареєстровано'))).toBe(true);
  });

  it('leaves what needs the seller to be sorted out one by one', async () => {
    const seller = await registering();
    const [good, lamp, right] = [newSerial('registered'), newSerial('two models'), newSerial('registered')];
    await seller.say(`${good}\n${lamp}\nУпс 12`);
    await result(seller, 'Зареєстровано 1 з 3');
    await pressLike(seller, 'Розібратися (2)');

    expect((await seller.waitFor('Пройдіть, будь ласка, повну реєстрацію')).text).toContain(
      `${lamp}: треба уточнити модель`,
    );
    expect(await labels(seller)).toContain('📋 Повна реєстрація');
    await pressLike(seller, 'Пропустити');
    await seller.waitFor('Напишіть правильний номер');
    await seller.say(right);
    await seller.waitFor('Із цим списком усе');
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(right);
  });

  it('is refused as a whole with a friendly word when it is too long', async () => {
    const seller = await registering();
    const serials = Array.from({ length: 51 }, () => newSerial('registered'));
    await seller.say(serials.join('\n'));
    await seller.waitFor('У списку 51 номер, а за раз я беру не більше 50');
    expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(0);
  });

  const newSerial = (answer: 'registered' | 'two models') => world().newSerial(answer);
});
