import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { databaseRows } from '../support/database-rows.ts';
import { MESSENGERS, World } from '../support/world.ts';
import { liveThroughOutage, type Part } from './outage-seller.ts';

/** `ERGO_BOT_FULL=1` (scripts/soak/outage) weathers the whole storm; otherwise a smaller one. */
const FULL = process.env['ERGO_BOT_FULL'] === '1';
const STORM = FULL
  ? { sellers: 300, sales: 1_000, kills: 10, perSecond: 25, seconds: 60, limit: 600_000 }
  : { sellers: 40, sales: 150, kills: 3, perSecond: 20, seconds: 12, limit: 150_000 };
/** Every so many sales are of something that is in no promotion, and are refused. */
const REFUSED_EVERY = 7;
const SESSION_LOST_EVERY = 10;

const WEATHER: Omit<Fault, 'service' | 'method'>[] = [
  { kind: 'html' },
  { kind: 'slow', milliseconds: 3_000 },
  { kind: 'garbage' },
  { kind: 'drop before' },
  { kind: 'drop after' },
];
/** What the ledger asks of the club. */
const LEDGER_CALLS = ['PostSN', 'PostSNModel', 'GetRegistrations', 'GetActions'];

const Attempts = z.array(z.object({ serial: z.string(), outcome: z.string() }));
const Registrations = z.array(z.object({ serial: z.string(), phone: z.string() }));
const Calls = z.array(z.object({ method: z.string(), at: z.number() }));

describe('sales while the club flaps and the daemon is killed', () => {
  it(
    `${STORM.sales} sales of ${STORM.sellers} sellers, ${STORM.kills} kills: each ends once, every seller knows`,
    { timeout: STORM.limit },
    async () => {
      const world = await World.create({
        config: {
          signIn: { codesPerSubscriberPerHour: 100, codesPerNumberPerHour: 100 },
          sales: { retrySeconds: { first: 1, most: 5 } },
        },
        club: { timeoutSeconds: 2, requestsPerSecond: STORM.perSecond },
        start: false,
      });
      await world.phones.changeSettings({ viber: { retrySeconds: Array.from({ length: 600 }, () => 0.3) } });
      await world.start();
      const parts = partsOf(world, await signedInSellers(world));
      const begun = Date.now();
      const living = Promise.all(parts.map((part) => liveThroughOutage(world, part)));
      const weather = new AbortController();
      const flapping = flap(world, weather.signal);
      for (let kill = 0; kill < STORM.kills; kill++) {
        await wait((STORM.seconds * 1000) / STORM.kills);
        await world.daemon.kill();
        world.launch();
      }
      weather.abort();
      await flapping;
      const told = await living;
      process.stdout.write(`outage: all answered ${Math.round((Date.now() - begun) / 1000)} s after the first sale\n`);
      await expectEachEndedOnce(world, parts);
      for (const [at, { serials }] of parts.entries())
        for (const serial of serials)
          expect(told[at]?.get(serial)).toContain(isRefused(serial) ? 'не бере участі' : 'Продаж зареєстровано');
      await expectNobodyMisled(parts);
      await expectBudgetKept(world);
    },
  );
});

/** Twenty at a time, as many as the machine bears. */
async function signedInSellers(world: World): Promise<Phone[]> {
  const sellers: Phone[] = [];
  for (let at = 0; at < STORM.sellers; at += 20) {
    const group = Array.from({ length: Math.min(20, STORM.sellers - at) }, async (_, i) => {
      const seller = await world.signedInSeller(MESSENGERS[i % 2] ?? 'viber');
      await seller.press('📝 Зареєструвати продаж');
      await seller.waitFor('Надішліть серійний номер');
      return seller;
    });
    sellers.push(...(await Promise.all(group)));
  }
  return sellers;
}

function partsOf(world: World, sellers: Phone[]): Part[] {
  const parts = sellers.map((seller, at) => ({
    seller,
    serials: new Array<string>(),
    pause: () => (Math.random() * 2 * STORM.seconds * 1000 * STORM.sellers) / STORM.sales,
    losesSession: at % SESSION_LOST_EVERY === 0,
  }));
  for (let sale = 0; sale < STORM.sales; sale++)
    parts[sale % parts.length]?.serials.push(
      world.newSerial(sale % REFUSED_EVERY === 0 ? 'action ended' : 'registered'),
    );
  return parts;
}

function isRefused(serial: string): boolean {
  return serial.startsWith('EVC3');
}

/** The club fails in one way after another, with moments of health in between. */
async function flap(world: World, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn++) {
    const weather = WEATHER[turn % WEATHER.length];
    if (weather) await world.phones.addFault({ service: 'club', method: '*', ...weather });
    await wait(500 + Math.random() * 1_500);
    await world.phones.liftFault();
    await wait(500 + Math.random() * 1_500);
  }
}

async function expectEachEndedOnce(world: World, parts: Part[]): Promise<void> {
  const attempts = await world.phones.get('/club/attempts', Attempts);
  const registrations = await world.phones.get('/club/registrations', Registrations);
  const accepted = Map.groupBy(
    attempts.filter(({ outcome }) => outcome === 'registered'),
    ({ serial }) => serial,
  );
  for (const { seller, serials } of parts)
    for (const serial of serials) {
      const booked = registrations.filter((one) => one.serial === serial);
      expect(booked.map(({ phone }) => phone)).toEqual(isRefused(serial) ? [] : [seller.phoneNumber]);
      expect(accepted.get(serial)?.length ?? 0).toBe(isRefused(serial) ? 0 : 1);
    }
  const rows = databaseRows(
    world,
    z.object({ state: z.string(), count: z.number() }),
    'select state, count(*) as count from sales group by state order by state',
  );
  const refused = parts.flatMap(({ serials }) => serials).filter(isRefused).length;
  expect(rows).toEqual([
    { state: 'refused', count: refused },
    { state: 'registered', count: STORM.sales - refused },
  ]);
}

async function expectNobodyMisled(parts: Part[]): Promise<void> {
  for (const { seller } of parts) {
    const read = (await seller.chat()).filter((message) => message.from === 'bot').map((message) => message.text);
    expect(read.filter((text) => /вже зареєстр|Щось пішло не так/.test(text))).toEqual([]);
  }
}

/** A request may be a moment on its way after its turn has come: hence a quarter more within a single second; none in ten. */
async function expectBudgetKept(world: World): Promise<void> {
  const calls = await world.phones.get('/club/calls', Calls);
  const times = calls.filter(({ method }) => LEDGER_CALLS.includes(method)).map(({ at }) => at);
  const most = (milliseconds: number) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length));
  process.stdout.write(`outage: at most ${most(1_000)} requests within a second, ${most(10_000)} within ten\n`);
  expect(most(1_000)).toBeLessThanOrEqual(Math.ceil(STORM.perSecond * 1.25));
  expect(most(10_000)).toBeLessThanOrEqual(10 * STORM.perSecond + 1);
}
