import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { broadcast, copiesOf, crowd, ended, standing } from '../support/broadcast-desk.ts';
import { changeConfig } from '../support/change-config.ts';
import { administratorOf, type Desk } from '../support/staff-life.ts';
import { World } from '../support/world.ts';

const TEXT = 'Подвійні бали до неділі';
const SECOND = 1_000;

async function sent(desk: Desk, recipients: number): Promise<number> {
  const { id } = await broadcast(desk, 'create', '--title', 'Весна', '--text', TEXT);
  await broadcast(desk, 'send', String(id), '--confirm', String(recipients), '--window', 'any');
  return id;
}

/** How often each number of copies was found. */
function tally(copies: ReadonlyMap<string, number>): Record<number, number> {
  const tallied: Record<number, number> = {};
  for (const count of copies.values()) tallied[count] = (tallied[count] ?? 0) + 1;
  return tallied;
}

describe('a broadcast in trouble', () => {
  test('429 after 429: it waits as it is told, and everybody gets it once', { timeout: 240_000 }, async () => {
    const world = await World.create();
    const people = await crowd(world, 'telegram', 80);
    const desk = await administratorOf(world.configFile);
    // Less than the bot sends: it is told to wait again and again, and at times for longer than it would have to.
    await world.phones.changeSettings({ telegram: { botPerSecond: 12 } });
    const storm = { service: 'telegram', method: 'sendMessage', kind: 'error', code: 429, retryAfter: 2 } as const;
    await world.phones.addFault({ ...storm, times: 4 });
    const id = await sent(desk, 80);
    expect(await ended(desk, id)).toMatchObject({ state: 'finished', telegram: { sent: 80, failed: 0, unknown: 0 } });
    const calls = await world.phones.calls({ service: 'telegram', method: 'sendMessage' });
    expect(
      calls.filter(({ outcome }) => outcome.includes('Too Many Requests') || outcome === 'error').length,
    ).toBeGreaterThan(4);
    expect(tally(await copiesOf(TEXT, people))).toEqual({ 1: 80 });
  });

  test(
    'half of the people have blocked the bot: the others get it, and it stops for none',
    { timeout: 240_000 },
    async () => {
      const world = await World.create();
      const people = [...(await crowd(world, 'telegram', 60)), ...(await crowd(world, 'viber', 40))];
      const gone = people.filter((_, at) => at % 2 === 0);
      for (const { messenger, person } of gone) {
        const code = messenger === 'telegram' ? 403 : 6;
        const method = messenger === 'telegram' ? 'sendMessage' : 'send_message';
        await world.phones.addFault({ service: messenger, method, kind: 'error', code, person });
      }
      const desk = await administratorOf(world.configFile);
      const id = await sent(desk, 100);
      expect(await ended(desk, id)).toMatchObject({
        state: 'finished',
        telegram: { sent: 30, blocked: 30, failed: 0, unknown: 0 },
        viber: { sent: 20, blocked: 20, failed: 0, unknown: 0 },
      });
      expect(tally(await copiesOf(TEXT, people))).toEqual({ 0: 50, 1: 50 });
      // Who is gone is not written to again.
      const { id: next } = await broadcast(desk, 'create', '--title', 'Літо', '--text', 'Літо');
      const plan = await broadcast(desk, 'send', String(next), '--dry-run');
      expect(plan).toMatchObject({ recipients: 50, messengers: [{ gone: 30 }, { gone: 20 }] });
    },
  );

  test('Viber takes many at once: some are gone, and it asks to wait', { timeout: 240_000 }, async () => {
    const world = await World.create({ start: false });
    await changeConfig(world, ({ bots }) => {
      for (const bot of bots) Object.assign(bot.viber ?? {}, { broadcastApi: true });
    });
    // What people do while the bot is away reaches it after the test.
    await world.phones.changeSettings({ viber: { broadcastAllowed: true, retrySeconds: [3_600] } });
    await world.start();
    const members = await Promise.all(Array.from({ length: 12 }, () => world.signedInSeller('viber')));
    // Whoever is being asked something gets it alone, so that the question keeps its buttons.
    const asked = await crowd(world, 'viber', 6);
    const desk = await administratorOf(world.configFile);
    await world.daemon.stop();
    for (const one of [...members.slice(0, 4), ...asked.slice(0, 2)]) await one.block();
    await world.start();
    await world.phones.addFault({ service: 'viber', method: 'broadcast_message', kind: 'error', code: 12, times: 1 });
    const id = await sent(desk, 18);
    expect(await ended(desk, id)).toMatchObject({
      state: 'finished',
      viber: {
        sent: 12,
        blocked: 6,
        unknown: 0,
        reasons: [{ state: 'blocked', reason: 'status 6: receiverNotSubscribed', count: 6 }],
      },
    });
    expect(await world.phones.calls({ service: 'viber', method: 'broadcast_message' })).toHaveLength(2);
    expect(tally(await copiesOf(TEXT, [...members, ...asked]))).toEqual({ 0: 6, 1: 12 });
    await wait(SECOND);
    expect((await standing(desk, id)).viber?.delivered).toBe(12);
  });
});

describe('a broadcast under load', () => {
  test(
    'is held within a second, goes on, and is ended for good, while sellers are served',
    { timeout: 240_000 },
    async () => {
      const world = await World.create();
      const people = await crowd(world, 'telegram', 240);
      const seller = await world.signedInSeller('telegram');
      const desk = await administratorOf(world.configFile);
      const id = await sent(desk, 241);
      const gotLast = async () => {
        const calls = await world.phones.calls({ service: 'telegram', method: 'sendMessage' });
        return Math.max(...calls.filter(({ person }) => person !== seller.person).map(({ at }) => at));
      };

      const asked = Date.now();
      await seller.press('💰 Баланс');
      await seller.waitFor('Ваш баланс');
      expect(Date.now() - asked).toBeLessThan(5 * SECOND);

      await broadcast(desk, 'pause', String(id));
      const paused = Date.now();
      await wait(3 * SECOND);
      expect(await gotLast()).toBeLessThan(paused + SECOND);
      const held = await standing(desk, id);
      expect(held).toMatchObject({ state: 'paused', telegram: { sending: 0, unknown: 0 } });
      expect(held.telegram?.waiting).toBeGreaterThan(0);

      await broadcast(desk, 'resume', String(id));
      await wait(SECOND);
      await broadcast(desk, 'cancel', String(id));
      const cancelled = Date.now();
      await wait(3 * SECOND);
      expect(await gotLast()).toBeLessThan(cancelled + SECOND);
      const { state, telegram } = await standing(desk, id);
      expect([state, telegram?.waiting, telegram?.sending, telegram?.unknown]).toEqual(['cancelled', 0, 0, 0]);
      expect((telegram?.sent ?? 0) + (telegram?.leftOut ?? 0)).toBe(241);
      expect(telegram?.sent).toBeGreaterThan(held.telegram?.sent ?? 0);
      const copies = await copiesOf(TEXT, [...people, seller]);
      expect(tally(copies)).toEqual({ 0: telegram?.leftOut, 1: telegram?.sent });
    },
  );
});
