import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ManualClock } from '../support/manual-clock.ts';
import { clubWorld } from './club-world.ts';
import { postOffice } from './post-office.ts';

const SELLERS = 30;
const SALES_EACH = 10;
const PER_SECOND = 5;
const MINUTES = 30;
const WEATHER = ['html', 'garbage', 'drop before', 'drop after'] as const;

const Registrations = z.array(z.object({ serial: z.string() }));

describe('half an hour with a club that comes and goes', () => {
  it(
    'every sale is registered once and told, and the club is never asked more than it may be',
    { timeout: 120_000 },
    async () => {
      const clock = new ManualClock();
      const world = await clubWorld(clock);
      const { store, ledger, phones } = world;
      const { poster, idle } = postOffice(world, clock, { perSecond: PER_SECOND });
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
