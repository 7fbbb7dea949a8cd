import { expect, it } from 'vitest';
import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { tellSale } from '../../src/conversations/tell-sale.ts';
import { Words } from '../../src/conversations/words.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { LateSales } from '../../src/sales/late-sales.ts';
import { Ledger } from '../../src/sales/ledger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';

const PROGRAMME = { title: 'ERGO CLUB', site: '', terms: '' };

it('a sale that became too late is told once, and never to somebody who has been forgotten', async () => {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const ledger = new Ledger({ store });
  const profiles = new Profiles({ store });
  const late = new LateSales({
    store,
    profiles,
    clock,
    outbox: new Outbox({ store }),
    localTime: new LocalTime('Europe/Kyiv'),
    tell: (_, news) => tellSale(news, new Words(), PROGRAMME),
    onCommit: () => undefined,
  });
  const [stays, goes] = [await meet(store, 'stays'), await meet(store, 'goes')];
  for (const seller of [stays, goes]) {
    const captured = { serial: 'A1', source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
    const sale = await ledger.byId(await store.write((tx) => ledger.capture(tx, seller, captured)));
    if (!sale) throw new Error('the sale was not captured');
    await store.write((tx) => ledger.settle(tx, sale, 'needs model', { action_ends: '2025-01-31' }));
  }
  const forgetting = new Forgetting({ store, photoFolder: '/nowhere' });
  await store.write((tx) => forgetting.forget(tx, goes));
  for (let round = 0; round < 2; round++) await late.run(new AbortController().signal);
  const told = await store.read.selectFrom('outbox').select('recipient').execute();
  expect(told).toEqual([{ recipient: 'stays' }]);
});
