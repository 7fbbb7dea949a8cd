import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { MESSENGERS, World } from '../support/world.ts';
import { liveThroughCrashes } from './crash-seller.ts';

const KILLS = 50;
const SALES = 8;
const PER_MESSENGER = 10;
/** `CRASH_SEED=…` repeats a run's choices. */
const SEED = Number(process.env['CRASH_SEED'] ?? randomInt(1_000_000));

/** A small generator of chance by seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a daemon that is killed again and again', () => {
  it(`loses nothing and posts nothing twice (seed ${SEED})`, { timeout: 600_000 }, async () => {
    process.stdout.write(`crash test: CRASH_SEED=${SEED}\n`);
    const random = seeded(SEED);
    const world = await World.create({
      config: { signIn: { codesPerSubscriberPerHour: 100, codesPerNumberPerHour: 100 } },
      club: { timeoutSeconds: 15 },
      start: false,
    });
    await world.phones.changeSettings({ viber: { retrySeconds: Array.from({ length: 500 }, () => 0.3) } });
    // Before anybody writes, Viber has to know where to call.
    await world.start();
    const lives = (await newSellers(world)).map(({ seller, serials }) =>
      liveThroughCrashes(world, seller, serials, () => 4_000 * random()),
    );
    const living = Promise.all(lives);

    for (let kill = 0; kill < KILLS; kill++) {
      // Most lives end at work, some before it has begun, however busy the machine is.
      if (random() < 0.8) await Promise.race([world.daemon.ready(), living]);
      await Promise.race([wait(1_500 * random()), living]);
      await world.daemon.kill();
      world.launch();
    }
    await world.daemon.connected();
    const lived = await living;
    expect(await world.daemon.stop()).toBe(0);

    await expectOneRegistrationEach(
      world,
      lived.flatMap(({ serials }) => serials),
    );
    await expectNothingLeftOver(world);
    for (const { seller } of lived) {
      const read = (await seller.chat()).filter((message) => message.from === 'bot').map((message) => message.text);
      expect(read.filter((text) => /вже зареєстр|Код не підійшов|Щось пішло не так/.test(text))).toEqual([]);
    }
  });
});

async function newSellers(world: World) {
  const sellers = [];
  for (const messenger of MESSENGERS) {
    for (let i = 0; i < PER_MESSENGER; i++) {
      const number = `${messenger === 'telegram' ? '38067' : '38093'}${String(5_550_000 + i)}`;
      await world.phones.post('/club/members', { phone: number, name: `Продавець${i}` });
      const serials = Array.from(
        { length: SALES },
        (_, at) => `E32G77${messenger === 'telegram' ? 1 : 2}${i}00${at}001`,
      );
      sellers.push({ seller: await world.seller(messenger, number), serials });
    }
  }
  return sellers;
}

async function expectOneRegistrationEach(world: World, serials: string[]): Promise<void> {
  for (const serial of serials) {
    expect(await world.registrations(serial)).toHaveLength(1);
    const accepted = (await world.attempts(serial)).filter((attempt) => attempt.outcome === 'registered');
    expect(accepted, `${serial} was accepted so often`).toHaveLength(1);
  }
}

/** Every sale is settled in one row, and nothing waits in inbox or outbox. */
async function expectNothingLeftOver(world: World): Promise<void> {
  const store = await openStore({ file: join(world.folder, 'data', 'ergo-bot.db'), clock: systemClock });
  try {
    const sales = await store.read.selectFrom('sales').select(['serial', 'state']).execute();
    expect(sales.filter((sale) => sale.state !== 'registered')).toEqual([]);
    expect(new Set(sales.map((sale) => sale.serial)).size).toBe(sales.length);
    expect(sales).toHaveLength(MESSENGERS.length * PER_MESSENGER * SALES);
    const inbox = await store.read.selectFrom('inbox').select(['id', 'state']).where('state', '<>', 'done').execute();
    expect(inbox).toEqual([]);
    const open = ['waiting', 'sending', 'unknown', 'rejected', 'blocked'] as const;
    const outbox = await store.read.selectFrom('outbox').select(['id', 'state']).where('state', 'in', open).execute();
    expect(outbox).toEqual([]);
  } finally {
    await store.close();
  }
}
