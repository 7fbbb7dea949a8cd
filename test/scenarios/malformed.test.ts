import { request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { doorOf } from '../support/change-config.ts';
import { startLoopbackServer, type Answer, type Call, type LoopbackServer } from '../support/loopback-server.ts';
import { World } from '../support/world.ts';
import { broken, brokenJson, examples } from './broken-shapes.ts';

let world: World;
let club: LoopbackServer;
/** What the club answers instead of its own words. */
let garbage: Answer | undefined;

beforeAll(async () => {
  club = await startLoopbackServer();
  world = await World.create({ club: { url: `${club.url}/api/mobile/` }, shared: true });
  club.answerWith((call) => garbage ?? realClub(call));
});

afterAll(async () => {
  await world.close();
  await club.close();
});

async function realClub({ headers, body }: Call): Promise<Answer> {
  const answer = await request(world.sandbox.clubUrl, {
    method: 'POST',
    headers: { 'content-type': headers['content-type'] },
    body,
  });
  return { status: answer.statusCode, body: await answer.body.text() };
}

/** The person is served as if nothing had happened. */
async function expectServed(seller: Phone, patience?: number): Promise<void> {
  await seller.skipAll();
  await seller.say('ℹ️ Про програму');
  await seller.waitFor('програма лояльності', patience);
}

function expectAlive(): void {
  expect(world.logLines.filter((line) => /unhandled|uncaught|"level":"error"/i.test(line))).toEqual([]);
}

describe('malformed updates of Telegram', () => {
  const PER_PERSON = 15;

  it('do no harm to the persons they name nor to anybody else, over 240 of them', { timeout: 120_000 }, async () => {
    const other = await world.signedInSeller('telegram');
    const named: Phone[] = [];
    for (let at = 0; at < 16; at++) {
      const seller = await world.seller('telegram');
      await world.begin(seller);
      await seller.waitFor('поділіться номером');
      await tellMalformed(seller, at);
      named.push(seller);
    }
    await expectServed(other);
    // They may have got an answer to this and that, one a second at the most.
    for (const seller of named) await expectServed(seller, 40_000);
    expectAlive();
  });

  async function tellMalformed(seller: Phone, turn: number): Promise<void> {
    const person = { id: Number(seller.person), is_bot: false, first_name: 'Продавець' };
    const chat = { id: person.id, type: 'private', first_name: 'Продавець' };
    const date = Math.floor(Date.now() / 1000);
    const photo = [{ file_id: 'AgAC', file_unique_id: 'x', width: 90, height: 90, file_size: 1000 }];
    const message = {
      message_id: 77,
      date,
      chat,
      from: person,
      text: '/menu',
      entities: [{ type: 'bold', offset: 0, length: 2 }],
    };
    const shapes = [
      { message },
      {
        message: {
          ...message,
          text: undefined,
          contact: { phone_number: '380671112233', user_id: person.id, first_name: 'Я' },
        },
      },
      { message: { ...message, text: undefined, photo } },
      { callback_query: { id: '1', from: person, data: 'go menu', message, chat_instance: '1' } },
      {
        my_chat_member: {
          chat,
          from: person,
          date,
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'left' },
        },
      },
      { edited_message: message },
    ].map((shape): object => JSON.parse(JSON.stringify(shape)));
    const from = Math.floor(turn / shapes.length) * PER_PERSON;
    const updates = examples(broken(shapes[turn % shapes.length] ?? {}), from + PER_PERSON).slice(from);
    for (const update of updates) await seller.raw({ ...Object(update) });
  }
});

describe('bodies of Viber', () => {
  it('that are malformed are answered 400, or 200 when they mean something, and do no harm, over 240 of them', async () => {
    const seller = await world.signedInSeller('viber');
    const other = await world.signedInSeller('viber');
    const user = { id: seller.person, name: 'Продавець', country: 'UA', language: 'uk', api_version: 10 };
    const common = { timestamp: Date.now(), chat_hostname: 'SN-CALLBACK-03_', message_token: 574 };
    const shapes = [
      {
        event: 'message',
        ...common,
        sender: user,
        message: { type: 'text', text: 'menu', tracking_data: '' },
        silent: false,
      },
      {
        event: 'message',
        ...common,
        sender: user,
        message: { type: 'picture', media: 'http://127.0.0.1:9/x.jpg', size: 1 },
      },
      {
        event: 'message',
        ...common,
        sender: user,
        message: { type: 'contact', contact: { phone_number: '380671112233' } },
      },
      { event: 'conversation_started', ...common, type: 'open', context: 'x', user, subscribed: false },
      { event: 'delivered', ...common, user_id: user.id },
      { event: 'failed', ...common, user_id: user.id, desc: 'no' },
    ];
    for (const shape of shapes) {
      const texts = [
        ...examples(broken(shape), 25).map((event) => JSON.stringify(event)),
        ...examples(brokenJson(shape), 15),
      ];
      for (const text of texts)
        expect([200, 400], `for ${text.slice(0, 300)}`).toContain((await seller.rawBody(text)).status);
    }
    await expectServed(other);
    await expectServed(seller);
    expectAlive();
  });

  it('with a bad signature are answered 403 whatever they hold', async () => {
    const seller = await world.seller('viber');
    const body = JSON.stringify({
      event: 'message',
      sender: { id: seller.person },
      message: { type: 'text', text: 'x' },
    });
    const signatures = ['', '0', 'f'.repeat(63), 'f'.repeat(64), 'F'.repeat(64), 'g'.repeat(64), 'f'.repeat(65)];
    for (const signature of signatures)
      expect((await seller.rawBody(body, signature)).status, `for ${signature}`).toBe(403);
    const answer = await request(`${await doorOf(world)}/viber/ergo-club`, { method: 'POST', body });
    expect(answer.statusCode).toBe(403);
    await answer.body.dump();
  });
});

describe('answers of the club', () => {
  afterEach(() => {
    garbage = undefined;
  });

  const right = {
    methodresponse: 'GetBalanceInfo',
    active: 1,
    bonus: 1,
    points: 2,
    registration_all: 3,
    to_payoff_bonus: [],
  };

  it('that are garbage still give the seller an answer, each of 200 times', { timeout: 120_000 }, async () => {
    // In turns, for Viber's pace within one chat.
    const sellers = [await world.signedInSeller('viber'), await world.signedInSeller('viber')];
    const bodies = [
      ...examples(
        broken(right).map((value) => JSON.stringify(value)),
        100,
      ),
      ...examples(brokenJson(right), 100),
    ];
    for (const [at, body] of bodies.entries()) {
      const seller = sellers[Math.floor(at / 10) % sellers.length];
      if (!seller) throw new Error('nobody is there');
      garbage = {
        status: [200, 200, 200, 404, 500, 302][at % 6] ?? 200,
        body,
        headers: { 'content-type': 'text/html' },
      };
      await seller.say('💰 Баланс');
      await seller.waitFor(/баланс|не відповідає|Не вдалося|увійти|поділіться|закрито/i);
      if (at % 10 === 9) await expectStillSignedIn(seller);
    }
    expectAlive();
  });

  it('that are garbage to a sale leave it saved, and it is registered later', { timeout: 60_000 }, async () => {
    const seller = await world.signedInSeller('viber');
    const serial = world.newSerial('registered');
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    garbage = { body: '{"methodresponse":"PostSN","resu' };
    await seller.say(serial);
    await seller.waitFor('збережено');
    garbage = undefined;
    await seller.waitFor('Продаж зареєстровано', 30_000);
    expect(await world.registrations(serial)).toHaveLength(1);
  });

  /** Some of the generated answers say that the session has ended; then the seller signs in again. */
  async function expectStillSignedIn(seller: Phone): Promise<void> {
    garbage = undefined;
    await seller.skipAll();
    await seller.say('💰 Баланс');
    const { text } = await seller.waitFor(/Ваш баланс|поділіться номером/);
    if (text.includes('Ваш баланс')) return;
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world.code(seller));
    await seller.waitFor('Ваш баланс');
  }
});
