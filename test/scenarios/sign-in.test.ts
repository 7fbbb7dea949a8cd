import { describe, expect, it } from 'vitest';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

const TYPED_FORMS: [form: string, write: (phone: string) => string][] = [
  ['0681234567', (phone) => phone.slice(2)],
  ['068 123 45 67', (phone) => phone.slice(2).replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '$1 $2 $3 $4')],
  ['068-123-45-67', (phone) => phone.slice(2).replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '$1-$2-$3-$4')],
  ['+380681234567', (phone) => `+${phone}`],
  ['+38 (068) 123 45 67', (phone) => `+38 (${phone.slice(2, 5)}) ${phone.slice(5, 8)} ${phone.slice(8)}`],
  ['380681234567', (phone) => phone],
  ['80681234567', (phone) => phone.slice(1)],
  ['681234567', (phone) => phone.slice(3)],
  ['00380681234567', (phone) => `00${phone}`],
];

describe.concurrent.each(MESSENGERS)('signing in, in %s', (messenger) => {
  it('greets somebody new by the name of the programme, asks for the number and offers to share it', async () => {
    const seller = await world().seller(messenger);
    await seller.start();

    const welcome = await seller.waitFor('Вітаю! Це бот програми');
    expect(welcome.text).toContain('ERGO CLUB');
    if (messenger === 'viber') await seller.press('Почати');
    await seller.waitFor('поділіться номером');
    const keyboard = await seller.keyboard();
    expect(keyboard?.rows.flat()).toContainEqual(expect.objectContaining({ label: '📱 Поділитися номером' }));
  });

  it('greets whoever writes before starting, and asks for the number', async () => {
    const seller = await world().seller(messenger);
    await seller.say('Привіт, що тут можна?');
    await seller.waitFor('Вітаю! Це бот програми');
    await expectToRead(seller, 'поділіться номером');
  });

  it('welcomes the seller by the name that the club knows, and shows the menu', async () => {
    const seller = await world().seller(messenger, await world().newMember({ name: 'Мар’яна' }));
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.press('📱 Поділитися номером');
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.say((await seller.waitForSms()).code);

    const done = await seller.waitFor('Ви увійшли');
    expect(done.text).toContain('Мар’яна');
    const labels = (await seller.keyboard())?.rows.flat().map((button) => button.label);
    expect(labels).toEqual(expect.arrayContaining(['📝 Зареєструвати продаж', '💰 Баланс', '☰ Ще']));
  });

  it.each(TYPED_FORMS)('takes the number typed like %s', async (_form, write) => {
    const seller = await world().seller(messenger, await world().newMember());
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.say(write(seller.phoneNumber));

    const asked = await seller.waitFor('Надіслав SMS із кодом');
    expect(asked.text).toContain(`+${seller.phoneNumber}`);
    expect((await seller.sms()).map((sms) => sms.phone)).toEqual([seller.phoneNumber]);
  });

  it.each(['12345', '+48 512 345 678', 'мій номер нуль шістсот'])(
    'refuses "%s" as a phone number, says how to write it and still offers to share',
    async (typed) => {
      const seller = await world().seller(messenger);
      await world().begin(seller);
      await seller.waitFor('поділіться номером');
      await seller.say(typed);
      await seller.waitFor('не схоже на український мобільний номер');

      const keyboard = await seller.keyboard();
      expect(keyboard?.rows.flat()).toContainEqual(expect.objectContaining({ asks: 'phone' }));
      expect(await seller.sms()).toEqual([]);
    },
  );

  it('takes no contact of somebody else for the seller’s own', async () => {
    const stranger = await world().newMember();
    const seller = await world().seller(messenger, await world().newMember());
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    // Viber says of no contact whose it is: one that answers the request is taken for the sender's own.
    if (messenger === 'telegram') await seller.shareContact({ phone: stranger, own: false });
    else await seller.raw(viberContactOutOfTheBlue(seller.person, stranger));

    await seller.waitFor('Це контакт іншої людини');
    expect(await world().clubCalls('GetAuthCode', stranger)).toBe(0);
    await seller.shareContact();
    await seller.waitFor('Надіслав SMS із кодом');
  });

  it('takes the code with spaces and dashes, and says of other words that a code has digits', async () => {
    const seller = await world().seller(messenger);
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.say('ще не прийшов');
    await seller.waitFor('Код із SMS — це кілька цифр');

    const { code } = await seller.waitForSms();
    await seller.say(` ${code.slice(0, 2)}-${code.slice(2)} `);
    await expectToRead(seller, 'Ви увійшли');
  });

  it('lets the seller turn to another number instead of waiting for the code', async () => {
    const seller = await world().seller(messenger);
    const other = await world().newMember();
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.press('📱 Інший номер');
    await seller.waitFor('Напишіть інший номер телефону');
    await seller.say(other);

    expect((await seller.waitFor('Надіслав SMS із кодом')).text).toContain(`+${other}`);
  });

  it('takes another number that is written instead of the code', async () => {
    const seller = await world().seller(messenger);
    const other = await world().newMember();
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.say(`+${other}`);

    expect((await seller.waitFor('Надіслав SMS із кодом')).text).toContain(`+${other}`);
  });

  it('comes first, whatever the seller wants, and leads on to what was wanted', async () => {
    const seller = await world().seller(messenger);
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    await seller.say('💰 Баланс');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.say((await seller.waitForSms()).code);
    await seller.waitFor('Ви увійшли');
    await expectToRead(seller, 'Ваш баланс');
  });
});

it('a desktop of Viber, whose button shares no number, is told to type it', async () => {
  const seller = await world().seller('viber');
  await world().begin(seller);
  await seller.waitFor('поділіться номером');
  await seller.raw(viberContact(seller.person, { contact: { name: 'Продавець' }, tracking_data: 'phone-request' }));
  await seller.waitFor('не схоже на український мобільний номер');
  await seller.say(seller.phoneNumber);
  await expectToRead(seller, 'Надіслав SMS із кодом');
});

/** A contact from the address book, not as an answer to the request for the own number. */
function viberContactOutOfTheBlue(person: string, phone: string): Record<string, unknown> {
  return viberContact(person, { contact: { name: 'Хтось', phone_number: phone }, tracking_data: 'message' });
}

function viberContact(person: string, contact: object): Record<string, unknown> {
  return {
    event: 'message',
    timestamp: Date.now(),
    message_token: `9${Math.floor(Math.random() * 1e15)}`,
    sender: { id: person, name: 'Продавець', language: 'uk', country: 'UA', api_version: 10 },
    message: { type: 'contact', ...contact },
    silent: false,
  };
}
