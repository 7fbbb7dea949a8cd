import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { World } from '../support/world.ts';

const PATIENCE = 40_000;

async function sellerAtWork(world: World): Promise<Phone> {
  const seller = await world.signedInSeller('telegram');
  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  return seller;
}

async function told(seller: Phone, serial: string): Promise<string[]> {
  const chat = await seller.chat();
  const about = chat.filter(({ from, text }) => from === 'bot' && text.includes(serial));
  return about.map(({ text }) => text.split('\n')[0] ?? '');
}

/** The club took it once, and the seller reads of a success and of nothing else. */
async function expectRegisteredOnce(world: World, seller: Phone, serial: string): Promise<void> {
  await seller.waitFor(
    (message) => /Продаж зареєстровано/.test(message.text) && message.text.includes(serial),
    PATIENCE,
  );
  expect(await world.registrations(serial)).toHaveLength(1);
  const accepted = (await world.attempts(serial)).filter(({ outcome }) => outcome === 'registered');
  expect(accepted).toHaveLength(1);
  expect((await told(seller, serial)).filter((line) => !line.includes('збережено'))).toEqual([
    '✅ Продаж зареєстровано',
  ]);
}

describe('a sale', { timeout: 90_000 }, () => {
  it('that the club took while its answer was lost is found there and told as registered', async () => {
    const world = await World.create();
    const seller = await sellerAtWork(world);
    const serial = world.newSerial('registered');
    await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'drop after', times: 1 });
    await seller.say(serial);
    await seller.waitFor('збережено');
    await expectRegisteredOnce(world, seller, serial);
  });

  it('whose daemon dies between the request and the answer is registered once', async () => {
    const world = await World.create();
    const seller = await sellerAtWork(world);
    const serial = world.newSerial('registered');
    await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'slow', milliseconds: 2_000, times: 1 });
    await seller.say(serial);
    await expect.poll(() => world.attempts(serial)).toHaveLength(1);
    await world.daemon.kill();
    await world.start();
    await expectRegisteredOnce(world, seller, serial);
  });

  it('in doubt whose session has ended, and then ended again, is registered once after the next sign-in', async () => {
    const world = await World.create();
    const seller = await sellerAtWork(world);
    const serial = world.newSerial('registered');
    await world.phones.addFault({ service: 'club', method: 'PostSN', kind: 'drop after', times: 1 });
    await world.phones.addFault({ service: 'club', method: 'GetRegistrations', kind: 'error', code: 1, times: 2 });
    await seller.say(serial);
    await seller.waitFor('збережено');
    for (let ended = 0; ended < 2; ended++) {
      await seller.waitFor('поділіться номером', PATIENCE);
      await seller.shareContact();
      await seller.waitFor('SMS');
      await seller.say(await world.code(seller));
      await seller.waitFor('Ви увійшли');
    }
    await expectRegisteredOnce(world, seller, serial);
  });

  it('that is typed twice in a breath is registered once, and the second is told to be the own', async () => {
    const world = await World.create();
    const seller = await sellerAtWork(world);
    const serial = world.newSerial('registered');
    await Promise.all([seller.say(serial), seller.say(serial)]);
    await seller.waitFor('Продаж зареєстровано');
    await expect.poll(() => told(seller, serial), { timeout: 10_000 }).toHaveLength(2);
    expect(await world.registrations(serial)).toHaveLength(1);
    expect((await told(seller, serial)).toSorted()).toEqual([
      expect.stringContaining('ви вже зареєстрували'),
      '✅ Продаж зареєстровано',
    ]);
  });
});
