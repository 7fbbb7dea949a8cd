import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Profiles } from '../../src/audience/profiles.ts';
import { tellSale } from '../../src/conversations/tell-sale.ts';
import { Words } from '../../src/conversations/words.ts';
import { Inbox } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Photos } from '../../src/delivery/photos.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { Batches } from '../../src/sales/batches.ts';
import { ClubGate } from '../../src/sales/club-gate.ts';
import { guardedClub } from '../../src/sales/guarded-club.ts';
import { OpenSales } from '../../src/sales/open-sales.ts';
import { SalePoster } from '../../src/sales/poster.ts';
import { Promotions } from '../../src/sales/promotions.ts';
import { SaleAttempt } from '../../src/sales/sale-attempt.ts';
import { ManualClock, quiet } from '../support/manual-clock.ts';
import { BOT } from '../support/open-store.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { clubWorld } from './club-world.ts';

const SELLERS = 30;
const SALES_EACH = 10;
const PER_SECOND = 5;
const MINUTES = 30;
const RETRY = { first: 5_000, most: 60_000 };
const WEATHER = ['html', 'garbage', 'drop before', 'drop after'] as const;
const PROGRAMME = { title: 'ERGO CLUB', site: '', terms: '' };

const Registrations = z.array(z.object({ serial: z.string() }));

/** The poster over the world's store and club; `idle` resolves when no request is under way. */
function postOffice(world: Awaited<ReturnType<typeof clubWorld>>, clock: ManualClock) {
  const { store, ledger, sessions } = world;
  const calls = { underWay: 0 };
  const club = guardedClub(world.club, async (call) => {
    calls.underWay++;
    return call().finally(() => calls.underWay--);
  });
  const gate = new ClubGate({ club, perSecond: PER_SECOND, retry: RETRY, clock, random: Math.random });
  const outbox = new Outbox({ store });
  const localTime = new LocalTime('Europe/Kyiv');
  const words = new Words();
  const parts = { ledger, retry: RETRY, clock, random: Math.random };
  const attempt = new SaleAttempt({
    ...parts,
    store,
    sessions,
    outbox,
    localTime,
    batches: new Batches({ store, ledger }),
    promotions: new Promotions({ store, localTime }),
    photos: new Photos({ store, folder: '/nowhere' }),
    profiles: new Profiles({ store }),
    inbox: new Inbox({ store, outbox }),
    gateOf: () => gate,
    tell: (_, news) => tellSale(news, words, PROGRAMME),
    onCommit: () => undefined,
  });
  const openSales = new OpenSales({ store });
  const poster = new SalePoster({ ...parts, openSales, attempt, gates: new Map([[BOT, gate]]), log: recordedLog() });
  const idle = async () => {
    await quiet();
    while (calls.underWay > 0) await quiet(1);
    await quiet();
  };
  return { poster, idle };
}

describe('half an hour with a club that comes and goes', () => {
  it(
    'every sale is registered once and told, and the club is never asked more than it may be',
    { timeout: 120_000 },
    async () => {
      const clock = new ManualClock();
      const world = await clubWorld(clock);
      const { store, ledger, phones } = world;
      const { poster, idle } = postOffice(world, clock);
      const serials: string[] = [];
      for (let number = 1; number <= SELLERS; number++) {
        const seller = await world.signedIn(number);
        for (let sale = 0; sale < SALES_EACH; sale++) {
          const serial = `E32G${String(number * 100 + sale).padStart(10, '0')}`;
          serials.push(serial);
          const captured = { serial, source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
          await store.write((tx) => ledger.capture(tx, seller, captured));
        }
      }
      const before = (await world.calls('PostSN')).length;
      await poster.start();
      for (let second = 0; second < MINUTES * 60; second++) {
        const weather = WEATHER[Math.floor(second / 60) % WEATHER.length];
        if (second % 60 === 0 && weather) await phones.addFault({ service: 'club', method: '*', kind: weather });
        if (second % 60 === 45) await phones.liftFault();
        await clock.advance(1_000);
        await idle();
      }
      await phones.liftFault();
      await poster.stop();

      const states = await store.read.selectFrom('sales').select('state').distinct().execute();
      expect(states).toEqual([{ state: 'registered' }]);
      const booked = (await phones.get('/club/registrations', Registrations)).map(({ serial }) => serial);
      expect(booked.filter((serial) => serials.includes(serial)).sort()).toEqual(serials);
      const said = (await store.read.selectFrom('outbox').select('operation').execute()).map((row) => row.operation);
      expect(said.filter((text) => text.includes('Продаж зареєстровано'))).toHaveLength(SELLERS * SALES_EACH);
      expect(said.filter((text) => text.includes('вже зареєстр'))).toEqual([]);

      const times = (await world.calls('PostSN')).slice(before).map(({ at }) => at);
      const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
      expect(most).toBeLessThanOrEqual(PER_SECOND);
    },
  );
});
