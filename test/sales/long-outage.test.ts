import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Club } from '../../src/club/club.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { guardedClub } from '../../src/sales/guarded-club.ts';
import { ManualClock, quiet } from '../support/manual-clock.ts';
import { seededRandom } from '../support/label-photo.ts';
import { clubWorld } from './club-world.ts';
import { postOffice } from './post-office.ts';

const SELLERS = 300;
const SALES = 1_000;
const KILLS = 10;
const PER_SECOND = 10;
const MINUTES = 30;
/** Sellers sell in the first minutes; the rest of the time is there for what is left over. */
const SELLING_MINUTES = 20;
const WEATHER = ['html', 'garbage', 'drop before', 'drop after'] as const;

const Registrations = z.array(z.object({ serial: z.string(), phone: z.string() }));

type World = Awaited<ReturnType<typeof clubWorld>>;
type Seller = Awaited<ReturnType<World['signedIn']>>;
type Part = { serial: string; seller: Seller; second: number };

/**
 * The poster of a program that can be killed: what it has asked of the club is answered to nobody any more, it asks
 * nothing more, and what it slept for never comes.
 */
function killablePoster(world: World, clock: ManualClock) {
  let isDead = false;
  const never = () => new Promise<never>(() => undefined);
  const mortal = (club: Club) =>
    guardedClub(club, async (call) => {
      if (isDead) return never();
      const answer = await call();
      return isDead ? never() : answer;
    });
  const mortalClock: Clock = {
    now: () => clock.now(),
    sleep: async (milliseconds, signal) => {
      await clock.sleep(milliseconds, signal);
      if (isDead) await never();
    },
  };
  const { poster, idle } = postOffice(world, mortalClock, { perSecond: PER_SECOND, way: mortal });
  return {
    poster,
    idle,
    kill: () => {
      isDead = true;
      void poster.stop();
    },
  };
}

describe('half an hour with a club that comes and goes and a program that is killed ten times', () => {
  it(
    `${SALES} sales of ${SELLERS} sellers: each is registered once and told once, and the club is never asked more than it may be`,
    { timeout: 300_000 },
    async () => {
      const clock = new ManualClock();
      const random = seededRandom(30);
      const world = await clubWorld(clock);
      const parts = await partsOf(world, random);
      const kills = new Set(Array.from({ length: KILLS }, (_, at) => 60 + at * 150 + Math.floor(random() * 120)));
      const before = (await world.calls('PostSN')).length;
      let killedWhilePosting = 0;
      let program = killablePoster(world, clock);
      await program.poster.start();

      for (let second = 0; second < MINUTES * 60; second++) {
        const weather = WEATHER[Math.floor(second / 60) % WEATHER.length];
        if (second % 60 === 0 && weather) await world.phones.addFault({ service: 'club', method: '*', kind: weather });
        if (second % 60 === 45) await world.phones.liftFault();
        for (const part of parts) if (part.second === second) await capture(world, clock, part);
        program.poster.wake();
        if (kills.has(second)) {
          await begun(world);
          program.kill();
          // What it had begun to write is written.
          await quiet();
          killedWhilePosting += await countPosting(world);
          program = killablePoster(world, clock);
          await program.poster.start();
        }
        await clock.advance(1_000);
        await program.idle();
      }
      await world.phones.liftFault();
      await program.poster.stop();
      expect(killedWhilePosting).toBeGreaterThan(0);
      await expectEachOnce(world, parts);
      const times = (await world.calls('PostSN')).slice(before).map(({ at }) => at);
      const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
      expect(most).toBeLessThanOrEqual(PER_SECOND);
    },
  );
});

async function partsOf(world: World, random: () => number): Promise<Part[]> {
  const sellers: Seller[] = [];
  for (let number = 1; number <= SELLERS; number++) sellers.push(await world.signedIn(number));
  return Array.from({ length: SALES }, (_, at) => {
    const seller = sellers[at % SELLERS];
    if (!seller) throw new Error('there is no such seller');
    const serial = `E32G${String(1_000 + at).padStart(10, '0')}`;
    return { serial, seller, second: Math.floor(random() * SELLING_MINUTES * 60) };
  });
}

async function capture({ store, ledger }: World, clock: ManualClock, { seller, serial }: Part): Promise<void> {
  const captured = { serial, source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
  await store.write((tx) => ledger.capture(tx, seller, captured));
}

/** In the middle of things: a sale is on its way to the club, where there is one to be brought. */
async function begun(world: World): Promise<void> {
  for (let turn = 0; turn < 500 && (await countPosting(world)) === 0; turn++) await quiet(1);
}

async function countPosting({ store }: World): Promise<number> {
  const rows = await store.read.selectFrom('sales').select('id').where('state', '=', 'posting').execute();
  return rows.length;
}

async function expectEachOnce({ store, phones }: World, parts: Part[]): Promise<void> {
  const states = await store.read.selectFrom('sales').select('state').distinct().execute();
  expect(states).toEqual([{ state: 'registered' }]);
  const booked = await phones.get('/club/registrations', Registrations);
  const theirs = booked.filter(
    ({ serial }) => serial.startsWith('E32G') && parts.some((part) => part.serial === serial),
  );
  expect(theirs.map(({ serial, phone }) => `${serial} ${phone}`).toSorted()).toEqual(
    parts.map(({ serial, seller }) => `${serial} ${seller.phone}`).toSorted(),
  );
  const said = await store.read.selectFrom('outbox').select(['operation', 'subscriber_id as to']).execute();
  const told = said.filter(({ operation }) => operation.includes('Продаж зареєстровано'));
  expect(told).toHaveLength(SALES);
  for (const { serial, seller } of parts)
    expect(told.filter(({ operation, to }) => to === seller.id && operation.includes(serial))).toHaveLength(1);
  expect(said.filter(({ operation }) => operation.includes('вже зареєстр'))).toEqual([]);
}
