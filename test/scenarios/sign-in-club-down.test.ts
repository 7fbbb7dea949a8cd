import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 1 } });

/** Every way in which the club is not there; `slow` outlasts the time limit. */
const TROUBLES: FaultKind[] = ['drop before', 'html', 'garbage', 'slow'];

describe.concurrent.each(MESSENGERS)('signing in while the club is away, in %s', (messenger) => {
  async function newSeller() {
    const seller = await world().seller(messenger, await world().newMember());
    await world().begin(seller);
    await seller.waitFor('поділіться номером');
    return seller;
  }

  it.each(TROUBLES)(
    'GetAuthCode: %s, then "try again" sends the code without the number being typed again',
    async (kind) => {
      const seller = await newSeller();
      const person = seller.phoneNumber;
      await world().phones.addFault({
        service: 'club',
        method: 'GetAuthCode',
        kind,
        person,
        milliseconds: 3_000,
        times: 1,
      });
      await seller.shareContact();
      await seller.waitFor('Сервіс ERGO CLUB зараз не відповідає');

      await seller.press('🔄 Спробувати ще раз');
      await seller.waitFor('Надіслав SMS із кодом');
      const code = (await seller.sms()).at(-1)?.code ?? '';
      await seller.say(code);
      await expectToRead(seller, 'Ви увійшли');
    },
  );

  it.each(['drop before', 'html', 'garbage'] satisfies FaultKind[])(
    'GetToken: %s, then "try again" signs in without the code being typed again',
    async (kind) => {
      const seller = await newSeller();
      await seller.shareContact();
      const { code } = await seller.waitForSms();
      await seller.waitFor('Надіслав SMS із кодом');
      const person = seller.phoneNumber;
      await world().phones.addFault({ service: 'club', method: 'GetToken', kind, person, times: 1 });
      await seller.say(code);
      await seller.waitFor('Сервіс ERGO CLUB зараз не відповідає');

      await seller.press('🔄 Спробувати ще раз');
      await expectToRead(seller, 'Ви увійшли');
    },
  );

  it('GetToken answers too late: the used-up code is not called wrong, and a new one is offered', async () => {
    const seller = await newSeller();
    await seller.shareContact();
    const { code } = await seller.waitForSms();
    await seller.waitFor('Надіслав SMS із кодом');
    await world().phones.addFault({
      service: 'club',
      method: 'GetToken',
      kind: 'drop after',
      person: seller.phoneNumber,
      times: 1,
    });
    await seller.say(code);
    await seller.waitFor('зараз не відповідає');
    await seller.press('🔄 Спробувати ще раз');

    await seller.waitFor('Не зміг перевірити цей код');
    await seller.press('📱 Інший номер');
    await seller.waitFor('Напишіть інший номер телефону');
    expect((await seller.chat()).filter((message) => message.text.includes('Код не підійшов'))).toEqual([]);
  });

  it('GetAuthCode stays away: another number can be given instead', async () => {
    const seller = await newSeller();
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetAuthCode', kind: 'html', person });
    await seller.shareContact();
    for (let times = 0; times < 2; times++) {
      await seller.waitFor('зараз не відповідає');
      await seller.press('🔄 Спробувати ще раз');
    }
    await seller.waitFor('зараз не відповідає');
    await seller.press('📱 Інший номер');
    await seller.waitFor('Напишіть інший номер телефону');
    await seller.say(await world().newMember());
    await expectToRead(seller, 'Надіслав SMS із кодом');
  });
});
