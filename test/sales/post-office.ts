import { Profiles } from '../../src/audience/profiles.ts';
import type { Club } from '../../src/club/club.ts';
import { tellSale } from '../../src/conversations/tell-sale.ts';
import { Words } from '../../src/conversations/words.ts';
import { Inbox } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Photos } from '../../src/delivery/photos.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { Batches } from '../../src/sales/batches.ts';
import { ClubGate } from '../../src/sales/club-gate.ts';
import { guardedClub } from '../../src/sales/guarded-club.ts';
import { OpenSales } from '../../src/sales/open-sales.ts';
import { SalePoster } from '../../src/sales/poster.ts';
import { Promotions } from '../../src/sales/promotions.ts';
import { SaleAttempt } from '../../src/sales/sale-attempt.ts';
import { quiet } from '../support/manual-clock.ts';
import { BOT } from '../support/open-store.ts';
import { recordedLog } from '../support/recorded-log.ts';
import type { clubWorld } from './club-world.ts';

const RETRY = { first: 5_000, most: 60_000 };
const PROGRAMME = { title: 'ERGO CLUB', site: '', terms: '' };

/**
 * The poster over the world's store and club; `idle` resolves when no request is under way. `way` may
 * let something happen on a request's way to the club and on its answer's way back.
 */
export function postOffice(
  world: Awaited<ReturnType<typeof clubWorld>>,
  clock: Clock,
  { perSecond = Infinity, way = (club: Club) => club } = {},
) {
  const { store, ledger, sessions } = world;
  const calls = { underWay: 0 };
  const club = guardedClub(way(world.club), async (call) => {
    calls.underWay++;
    try {
      return await call();
    } finally {
      calls.underWay--;
    }
  });
  const gate = new ClubGate({ club, perSecond, retry: RETRY, clock, random: Math.random });
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
  return { poster, attempt, idle };
}
