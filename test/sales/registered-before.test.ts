import { expect, it } from 'vitest';
import { Profiles } from '../../src/audience/profiles.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { Ledger, type Sale } from '../../src/sales/ledger.ts';
import { registeredBefore } from '../../src/sales/registered-before.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';

async function open() {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const ledger = new Ledger({ store });
  const profiles = new Profiles({ store });
  const ann = await meet(store, 'ann');
  const annInViber = await meet(store, 'ann', 'viber');
  const bob = await meet(store, 'bob');
  await store.write(async (tx) => {
    await profiles.rememberPhone(tx, ann, '380671111111');
    await profiles.rememberPhone(tx, annInViber, '380671111111');
    await profiles.rememberPhone(tx, bob, '380672222222');
  });
  const capture = async (seller: Subscriber): Promise<Sale> => {
    const sale = { serial: 'A1', source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
    const found = await ledger.byId(await store.write((tx) => ledger.capture(tx, seller, sale)));
    if (!found) throw new Error('the sale was not captured');
    return found;
  };
  const register = (sale: Sale) => store.write((tx) => ledger.settle(tx, sale, 'registered', {}));
  const before = (sale: Sale) => store.write((tx) => registeredBefore(tx, sale));
  return { ann, annInViber, bob, capture, register, before };
}

it('a sale was registered before by another one of the same member, in whichever messenger', async () => {
  const { ann, annInViber, bob, capture, register, before } = await open();
  const [first, again, inViber] = [await capture(ann), await capture(ann), await capture(annInViber)];
  const bobs = await capture(bob);
  expect(await Promise.all([first, again, inViber, bobs].map(before))).toEqual([false, false, false, false]);
  await register(first);
  expect(await Promise.all([first, again, inViber, bobs].map(before))).toEqual([false, true, true, false]);
});
