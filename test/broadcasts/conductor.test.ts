import { describe, expect, it } from 'vitest';
import type { BroadcastState } from '../../src/domain/broadcast.ts';
import { holdRestored } from '../../src/broadcasts/hold-restored.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { Statistics } from '../../src/statistics/statistics.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { broadcastOffice, TELEGRAM_ONLY } from '../support/broadcast-office.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { BY } from './sending-bench.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const SIGNAL = new AbortController().signal;
const ANY = { window: null, mostPaid: null };

async function office(bots?: Parameters<typeof broadcastOffice>[0]['bots']) {
  const clock = new ManualClock(NOW);
  const store = await openTestStore(clock);
  await meet(store, 'andriy');
  await meet(store, 'olena', 'viber');
  const made = await broadcastOffice({ store, clock });
  const { id } = await made.desk.create(BY, { title: 'Акція', content: { text: 'Привіт' }, everyAccount: false });
  return { clock, store, id, ...made, restarted: () => broadcastOffice({ store, clock, ...(bots && { bots }) }) };
}

describe('a bot that has left the configuration, or a messenger', () => {
  it('holds a broadcast that was under way, and says why', async () => {
    const { id, desk, restarted } = await office([{ id: 'another' }]);
    await desk.send(BY, id, 2, ANY);
    const after = await restarted();
    await after.conductor.start();
    const held = await after.all.get(BOT, id);
    expect(held).toMatchObject({
      state: 'paused',
      heldBecause: expect.stringContaining('the bot is not in telegram and viber any more'),
    });
    expect(after.running.has(id)).toBe(false);
  });

  it('holds one that becomes due', async () => {
    const { clock, id, desk, restarted } = await office([{ id: 'another' }]);
    await desk.schedule(BY, id, { ...ANY, at: NOW + 60_000 });
    await clock.advance(60_000);
    const after = await restarted();
    await after.conductor.run(SIGNAL);
    expect(await after.all.get(BOT, id)).toMatchObject({ state: 'approved', launchedAt: null });
  });

  it('lets the others have it when it is resumed', async () => {
    const { id, desk, conductor, restarted } = await office(TELEGRAM_ONLY);
    await desk.send(BY, id, 2, ANY);
    await conductor.run(SIGNAL);
    const after = await restarted();
    await after.conductor.start();
    await after.desk.resume(BY, id);
    expect(await after.recipients.nextAt({ broadcastId: id, messenger: 'viber' })).toBeUndefined();
    const taken = await after.recipients.take({ broadcastId: id, messenger: 'telegram' }, 5);
    expect(taken.map(({ externalId }) => externalId)).toEqual(['andriy']);
  });
});

describe('what was restored from a backup', () => {
  it('stands still: who waited counts as unknown and gets it when they are tried again', async () => {
    const { store, id, desk, conductor, all, recipients } = await office();
    await desk.send(BY, id, 2, ANY);
    await conductor.run(SIGNAL);
    expect(await store.write(holdRestored)).toBe(1);
    const held = await all.get(BOT, id);
    expect(held).toMatchObject({ state: 'paused', heldBecause: expect.stringContaining('restored from a backup') });
    const take = () => recipients.take({ broadcastId: id, messenger: 'telegram' }, 5);
    expect(await take()).toEqual([]);
    expect(await desk.retry(BY, id, 'unknown')).toBe(2);
    expect(await take()).toHaveLength(1);
  });

  it.each([
    ['waits for a word when its moment has come since', -60_000, 'approved', 1],
    ['goes out at its moment when that is still to come', 60_000, 'scheduled', 0],
  ] as [string, number, BroadcastState, number][])('%s', async (_claim, due, state, count) => {
    const { clock, store, id, desk, all } = await office();
    await desk.schedule(BY, id, { ...ANY, at: NOW + 120_000 });
    await clock.advance(120_000 - due);
    expect(await store.write(holdRestored)).toBe(count);
    expect((await all.get(BOT, id)).state).toBe(state);
  });
});

describe('the statistics', () => {
  it('count what a broadcast has brought, and what not, by messenger', async () => {
    const { clock, store, id, desk, conductor, recipients } = await office();
    await desk.send(BY, id, 2, ANY);
    await conductor.run(SIGNAL);
    for (const [messenger, state] of [
      ['telegram', 'sent'],
      ['viber', 'blocked'],
    ] as const) {
      const taken = await recipients.take({ broadcastId: id, messenger }, 5);
      await recipients.settle(
        id,
        taken.map((recipient) => ({ recipient, state })),
      );
    }
    const localTime = new LocalTime('Europe/Kyiv');
    const rollUps = new RollUps({ store, localTime });
    const statistics = new Statistics({ store, rollUps, localTime, clock });
    const figures = ['broadcasts.sent', 'broadcasts.undelivered'];
    const { series } = await statistics.table({ bots: [BOT], messengers: MESSENGERS, figures, by: 'day' });
    const totals = series.map(({ figure, messenger, total }) => [figure, messenger, total]);
    expect(totals).toEqual(
      expect.arrayContaining([
        ['broadcasts.sent', 'telegram', 1],
        ['broadcasts.sent', 'viber', 0],
        ['broadcasts.undelivered', 'viber', 1],
      ]),
    );
  });
});
