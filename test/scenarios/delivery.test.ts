import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../../src/daemon/system-clock.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { openStore } from '../../src/store/open.ts';
import { changeConfig } from '../support/change-config.ts';
import { administratorOf } from '../support/staff-life.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS, World } from '../support/world.ts';

const world = sharedWorld();
const SEND = { telegram: 'sendMessage', viber: 'send_message' } as const;
const ABOUT = 'програма лояльності';

/** Trouble with sending to this person only. */
async function trouble(seller: Phone, fault: Omit<Fault, 'service' | 'method' | 'person'>): Promise<number> {
  const { messenger: service, person } = seller;
  return world().phones.addFault({ service, method: SEND[service], person, ...fault });
}

/** A seller at the first step: every text is answered, and the club is not asked. */
async function newSeller(messenger: 'telegram' | 'viber'): Promise<Phone> {
  const seller = await world().seller(messenger);
  await world().begin(seller);
  await seller.waitFor('поділіться номером');
  return seller;
}

/** What the bot has said since the beginning that holds the words. */
async function copies(seller: Phone, words: string): Promise<number> {
  return (await seller.chat()).filter(({ from, text }) => from === 'bot' && text.includes(words)).length;
}

async function requests(seller: Phone): Promise<number> {
  const { messenger: service, person } = seller;
  return (await world().phones.calls({ service, method: SEND[service], person })).length;
}

async function ask(seller: Phone): Promise<void> {
  await seller.say('ℹ️ Про програму');
}

describe.each(MESSENGERS)('sending in %s', (messenger) => {
  it('outlives an HTML page from a proxy', async () => {
    const seller = await newSeller(messenger);
    await trouble(seller, { kind: 'html', status: 502, times: 2 });
    await ask(seller);
    await seller.waitFor(ABOUT);
    expect(await copies(seller, ABOUT)).toBe(1);
  });

  it('repeats a reply whose connection died before it was sent', async () => {
    const seller = await newSeller(messenger);
    await trouble(seller, { kind: 'drop before', times: 1 });
    await ask(seller);
    await seller.waitFor(ABOUT);
    expect(await copies(seller, ABOUT)).toBe(1);
  });

  it('sends at most three copies of a reply whose answer is lost each time, and then goes on', async () => {
    const seller = await newSeller(messenger);
    const before = await requests(seller);
    const fault = await trouble(seller, { kind: 'drop after' });
    await ask(seller);
    await expect.poll(() => copies(seller, ABOUT), { timeout: 10_000 }).toBe(3);
    await world().phones.liftFault(fault);
    await seller.say('щось інше');
    await seller.waitFor((message) => !message.text.includes(ABOUT));
    expect(await copies(seller, ABOUT)).toBe(3);
    expect(await requests(seller)).toBeGreaterThanOrEqual(before + 4);
  });

  it('to one chat that is stuck keeps nobody else waiting', async () => {
    const [stuck, other] = [await newSeller(messenger), await newSeller(messenger)];
    const fault = await trouble(stuck, { kind: 'slow', milliseconds: 4_000 });
    await ask(stuck);
    for (let i = 0; i < 3; i++) {
      await ask(other);
      await other.waitFor(ABOUT, 2_000);
    }
    expect(await copies(stuck, ABOUT)).toBe(0);
    await world().phones.liftFault(fault);
    await stuck.waitFor(ABOUT);
  });

  it('to somebody who is gone stops for them alone; they are welcomed back', async () => {
    const [gone, other] = [await newSeller(messenger), await newSeller(messenger)];
    const fault = await trouble(gone, { kind: 'error', code: messenger === 'telegram' ? 403 : 6 });
    const before = await requests(gone);
    await ask(gone);
    await expect.poll(() => requests(gone)).toBe(before + 1);
    await ask(other);
    await other.waitFor(ABOUT);
    await world().phones.liftFault(fault);
    await ask(gone);
    await gone.waitFor('З поверненням');
    await gone.waitFor(ABOUT);
    expect(await copies(gone, ABOUT)).toBe(1);
  });
});

describe('a messenger that asks to wait', () => {
  it('is not asked again before, and then everything comes in order (Telegram, 429)', async () => {
    const seller = await newSeller('telegram');
    await trouble(seller, { kind: 'error', code: 429, retryAfter: 2, times: 1 });
    const before = await requests(seller);
    await ask(seller);
    await seller.say('❓ Допомога');
    await expect.poll(() => requests(seller)).toBe(before + 1);
    await wait(1_000);
    expect(await requests(seller)).toBe(before + 1);
    await seller.waitFor(ABOUT);
    await seller.waitFor('Як зареєструвати продаж');
    expect(await copies(seller, ABOUT)).toBe(1);
  });

  it('makes this chat wait and no other (Viber, status 12)', async () => {
    const [waiting, other] = [await newSeller('viber'), await newSeller('viber')];
    await trouble(waiting, { kind: 'error', code: 12, times: 1 });
    const before = await requests(waiting);
    await ask(waiting);
    await expect.poll(() => requests(waiting)).toBe(before + 1);
    await ask(other);
    await other.waitFor(ABOUT);
    await wait(1_500);
    expect(await requests(waiting)).toBe(before + 1);
    expect(await copies(waiting, ABOUT)).toBe(0);
  });
});

describe('receipts', () => {
  it('of Viber are kept with their messages', async () => {
    const own = await World.create();
    const seller = await own.seller('viber');
    await own.begin(seller);
    await seller.waitFor('поділіться номером');
    await wait(500);
    await own.daemon.stop();
    const store = await openStore({ file: join(own.folder, 'data', 'ergo-bot.db'), clock: systemClock });
    const sent = await store.read.selectFrom('outbox').selectAll().execute();
    await store.close();
    expect(sent.length).toBeGreaterThan(0);
    for (const row of sent) {
      expect(row.message_id).toMatch(/^\d{19}$/);
      expect(row.delivered_at).not.toBeNull();
      expect(row.seen_at).not.toBeNull();
    }
  });
});

describe('an update that cannot be handled', () => {
  const SetAside = z.object({ items: z.array(z.object({ id: z.number(), messenger: z.string(), error: z.string() })) });

  it('is set aside, seen, and handled when it is tried again; others go on', { timeout: 90_000 }, async () => {
    const own = await World.create();
    const [poisoned, other] = [await own.seller('viber'), await own.seller('telegram')];
    for (const seller of [poisoned, other]) {
      await own.begin(seller);
      await seller.waitFor('поділіться номером');
    }
    // Killed with the update in hand; at the next start the bot is no longer in Viber.
    await own.phones.addFault({ service: 'club', method: 'GetAuthCode', kind: 'slow', milliseconds: 5_000 });
    await poisoned.shareContact();
    await expect.poll(() => own.clubCalls('GetAuthCode', poisoned.phoneNumber)).toBe(1);
    await own.daemon.kill();
    await own.phones.liftFault();
    let viber: unknown;
    await changeConfig(own, ({ bots: [bot] }) => {
      viber = bot?.viber;
      delete bot?.viber;
    });
    const daemon = own.launch();
    await daemon.said('update failed; trying again');
    await other.say('ℹ️ Про програму');
    await other.waitFor(ABOUT);
    await daemon.said('update set aside');

    const administrator = await administratorOf(own.configFile);
    const list = async () => {
      const { stdout } = await administrator.run('inbox', 'list', '--json');
      return SetAside.parse(JSON.parse(stdout)).items;
    };
    const [update] = await list();
    expect(update).toMatchObject({ messenger: 'viber', error: expect.stringContaining('not configured for viber') });
    await daemon.stop();

    await changeConfig(own, ({ bots: [bot] }) => void Object.assign(bot ?? {}, { viber }));
    await own.start();
    expect(await list()).toHaveLength(1);
    expect((await administrator.run('inbox', 'retry', String(update?.id))).code).toBe(0);
    await poisoned.waitFor('SMS');
    expect(await list()).toEqual([]);
  });
});
