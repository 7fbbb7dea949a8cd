import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { ClubAccess } from '../../src/sales/club-access.ts';
import { Promotions } from '../../src/sales/promotions.ts';
import { PromotionsRound } from '../../src/sales/promotions-round.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clubWorld, HOUR } from './club-world.ts';

const { signal } = new AbortController();

describe('promotions by the clock', () => {
  it('are read anew once a day for each signed-in seller who has seen them, whatever becomes of others', async () => {
    const clock = new ManualClock();
    const { store, gates, sessions, phones, club, calls, signedIn } = await clubWorld(clock);
    const promotions = new Promotions({ store, localTime: new LocalTime('Europe/Kyiv') });
    const round = new PromotionsRound({ promotions, access: new ClubAccess({ store, sessions, gates }), clock });
    const sellers = await Promise.all([signedIn(1), signedIn(2), signedIn(3)]);
    const [first, second] = sellers;
    if (!first || !second) throw new Error('nobody signed in');
    for (const { id, session } of [first, second]) await promotions.refresh({ subscriberId: id, session, club });
    expect(await calls('GetActions')).toHaveLength(2);

    await phones.post('/club/sessions/expire', { phone: first.phone });
    await phones.post('/club/actions/17', { to: '2026-01-31' });
    for (let hour = 0; hour < 30; hour++) {
      await round.run(signal);
      await clock.advance(HOUR);
    }
    expect((await calls('GetActions')).filter((call) => call.phone === second.phone)).toHaveLength(2);
    expect(await sessions.token(first.id)).toBeUndefined();
    const running = await promotions.running({ subscriberId: second.id, session: second.session, club }, clock.now());
    expect(running.ok && running.value.find((action) => action.id === '17')?.to).toBe('2026-01-31');
  });

  it('wait in the pauses between probes while the club is away, and are read when it is back', async () => {
    const clock = new ManualClock();
    const { store, gates, sessions, phones, club, calls, signedIn } = await clubWorld(clock);
    const promotions = new Promotions({ store, localTime: new LocalTime('Europe/Kyiv') });
    const round = new PromotionsRound({ promotions, access: new ClubAccess({ store, sessions, gates }), clock });
    const seller = await signedIn(1);
    await promotions.refresh({ subscriberId: seller.id, session: seller.session, club });
    await clock.advance(25 * HOUR);
    await phones.addFault({ service: 'club', method: '*', kind: 'html' });
    for (let i = 0; i < 3; i++) await round.run(signal);
    expect(await calls('GetActions')).toHaveLength(3);
    await phones.liftFault();
    await clock.advance(1_000);
    await round.run(signal);
    await round.run(signal);
    expect(await calls('GetActions')).toHaveLength(4);
  });
});
