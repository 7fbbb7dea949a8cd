import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { Promotions } from '../../src/sales/promotions.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clubWorld, HOUR } from './club-world.ts';

/** 23:59 in Kyiv. */
const EVENING = Date.UTC(2026, 4, 14, 20, 59);

async function promotionsWorld() {
  const clock = new ManualClock(EVENING);
  const world = await clubWorld(clock);
  const promotions = new Promotions({ store: world.store, localTime: new LocalTime('Europe/Kyiv') });
  const askingOf = async (number: number) => {
    const seller = await world.signedIn(number);
    return { subscriberId: seller.id, session: seller.session, club: world.club, phone: seller.phone };
  };
  const names = async (asking: Awaited<ReturnType<typeof askingOf>>) => {
    const running = await promotions.running(asking, clock.now());
    return running.ok ? running.value.map(({ name }) => name) : running.failure;
  };
  return { ...world, clock, promotions, askingOf, names };
}

describe('promotions that are stored', () => {
  it('end at midnight in Kyiv, without the club being asked', async () => {
    const { phones, clock, askingOf, names, calls } = await promotionsWorld();
    await phones.post('/club/actions/214', { to: '2026-05-14' });
    const seller = await askingOf(1);
    expect(await names(seller)).toContain('Кухня ERGO');
    await clock.advance(61_000);
    expect(await names(seller)).not.toContain('Кухня ERGO');
    expect(await calls('GetActions')).toHaveLength(1);
  });

  it('are stored once for all sellers who see the same', async () => {
    const { store, askingOf, names } = await promotionsWorld();
    for (const number of [1, 2, 3]) await names(await askingOf(number));
    expect(await store.read.selectFrom('action_sets').select('hash').execute()).toHaveLength(1);
    expect(await store.read.selectFrom('subscriber_actions').select('hash').execute()).toHaveLength(3);
  });

  it('are read anew when GetChanges says so, which is asked when the seller comes and no more often than every ten minutes', async () => {
    const { phones, clock, askingOf, names, calls } = await promotionsWorld();
    const seller = await askingOf(1);
    await names(seller);
    await phones.post('/club/actions/17', { to: '2026-05-01' });
    expect(await names(seller)).toContain('ERGO ТВ: великий екран');
    await clock.advance(11 * 60_000);
    expect(await names(seller)).not.toContain('ERGO ТВ: великий екран');
    await names(seller);
    expect([(await calls('GetChanges')).length, (await calls('GetActions')).length]).toEqual([1, 2]);
  });

  it('are good enough while the club is away, however old, and whatever GetChanges has said', async () => {
    const { phones, clock, askingOf, names } = await promotionsWorld();
    const seller = await askingOf(1);
    await names(seller);
    await phones.post('/club/actions/17', { to: '2026-05-01' });
    await clock.advance(11 * 60_000);
    await phones.addFault({ service: 'club', method: 'GetActions', kind: 'html' });
    expect(await names(seller)).toContain('LED лампи ERGO');
    await clock.advance(30 * HOUR);
    expect(await names(seller)).toContain('LED лампи ERGO');
  });

  it('are not shown to whom the club no longer knows', async () => {
    const { phones, clock, askingOf, names } = await promotionsWorld();
    const seller = await askingOf(1);
    await names(seller);
    await phones.post('/club/sessions/forget', { phone: seller.phone });
    await clock.advance(11 * 60_000);
    expect(await names(seller)).toMatchObject({ kind: 'session' });
  });

  it('that have ended are kept for three days more, whatever the club lists, and then no longer', async () => {
    const { store, phones, clock, promotions, askingOf } = await promotionsWorld();
    await phones.post('/club/actions/214', { to: '2026-05-14' });
    const seller = await askingOf(1);
    const soldAt = clock.now();
    const open = async () => {
      await promotions.refresh(seller);
      const answer = await promotions.open(seller, soldAt, clock.now());
      return answer.ok && answer.value.some(({ id }) => id === '214');
    };
    for (const expected of [true, true, true, true, false]) {
      expect(await open()).toBe(expected);
      await clock.advance(24 * HOUR);
    }
    const [newest] = await store.read
      .selectFrom('action_sets')
      .select('actions')
      .orderBy('stored_at', 'desc')
      .execute();
    expect(newest?.actions).not.toContain('Кухня ERGO');
  });
});
