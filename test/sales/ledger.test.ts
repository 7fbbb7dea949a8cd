import { describe, expect, it } from 'vitest';
import { Ledger, type Sale } from '../../src/sales/ledger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';

async function open() {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const ledger = new Ledger({ store });
  const ann = await meet(store, 'ann');
  let captured = 0;
  const capture = async (serial: string): Promise<Sale> => {
    const sale = { serial, source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
    await store.write((tx) => ledger.capture(tx, ann, sale));
    const found = await ledger.byId(++captured);
    if (!found) throw new Error('the sale was not captured');
    return found;
  };
  const row = (sale: Sale) =>
    store.read.selectFrom('sales').selectAll().where('id', '=', sale.id).executeTakeFirstOrThrow();
  return { clock, store, ledger, ann, capture, row };
}

describe('a sale of the ledger', () => {
  it('that was being posted when the program stopped is in doubt, and no other', async () => {
    const { ledger, capture, row } = await open();
    const [posting, captured] = [await capture('A1'), await capture('A2')];
    posting.attempts++;
    await ledger.posting(posting);
    await ledger.doubtUnfinished();
    expect(await row(posting)).toMatchObject({ state: 'in doubt', attempts: 1 });
    expect(await row(captured)).toMatchObject({ state: 'captured', attempts: 0 });
  });

  it('is settled once: nothing that comes late changes it', async () => {
    const { clock, store, ledger, capture, row } = await open();
    const sale = await capture('A1');
    expect(await store.write((tx) => ledger.settle(tx, sale, 'registered', { points: 60 }))).toBe(true);
    const settled = await row(sale);
    await clock.advance(1_000);
    expect(await store.write((tx) => ledger.settle(tx, sale, 'refused', { refusal: 'other' }))).toBe(false);
    await store.write((tx) => ledger.postpone(tx, sale, 'in doubt', tx.now));
    expect(await store.write((tx) => ledger.toldSaved(tx, sale))).toBe(false);
    expect(await row(sale)).toEqual(settled);
  });

  it('that was sent twice and needs its model needs nothing any more once one of the two is registered', async () => {
    const { store, ledger, capture, row } = await open();
    const [one, two, other] = [await capture('A1'), await capture('A1'), await capture('A2')];
    for (const sale of [one, two, other]) await store.write((tx) => ledger.settle(tx, sale, 'needs model', {}));
    const choice = { actionId: '1', modelId: '2', modelName: 'X', points: 5 };
    await store.write((tx) => ledger.complete(tx, one, 'A1', choice));
    await store.write((tx) => ledger.settle(tx, one, 'registered', {}));
    expect(await row(two)).toMatchObject({ state: 'refused', refusal: 'already yours' });
    expect((await ledger.inWork(one.subscriberId)).map(({ serial }) => serial)).toEqual(['A2']);
    expect((await row(other)).state).toBe('needs model');
  });

  it('is told to be saved once, and keeps when it was captured whatever becomes of it', async () => {
    const { clock, store, ledger, capture, row } = await open();
    const sale = await capture('A1');
    const capturedAt = clock.now();
    await clock.advance(60_000);
    const told = await Promise.all([1, 2, 3].map(() => store.write((tx) => ledger.toldSaved(tx, sale))));
    expect(told).toEqual([true, false, false]);
    await store.write((tx) => ledger.postpone(tx, sale, 'in doubt', tx.now + 5_000));
    expect(await row(sale)).toMatchObject({
      captured_at: capturedAt,
      state: 'in doubt',
      next_try_at: clock.now() + 5_000,
    });
  });

  it('that waits for a sign-in is due at once when its seller has signed in', async () => {
    const { clock, store, ledger, ann, capture, row } = await open();
    const sale = await capture('A1');
    await store.write((tx) => ledger.waitForSignIn(tx, sale, 'in doubt'));
    expect(await row(sale)).toMatchObject({ state: 'in doubt', waits_for_sign_in: 1 });
    await clock.advance(60_000);
    await store.write((tx) => ledger.signedIn(tx, ann));
    expect(await row(sale)).toMatchObject({ state: 'in doubt', waits_for_sign_in: 0, next_try_at: clock.now() });
  });

  it('that is completed begins anew: its seller is told again when it has to wait', async () => {
    const { store, ledger, capture, row } = await open();
    const sale = await capture('A1');
    sale.attempts = 7;
    await ledger.posting(sale);
    await store.write((tx) => ledger.toldSaved(tx, sale));
    await store.write((tx) => ledger.settle(tx, sale, 'needs model', {}));
    const choice = { actionId: '17', modelId: '2101', modelName: 'ERGO', points: 60 };
    await store.write((tx) => ledger.complete(tx, sale, 'A1', choice));
    expect(await row(sale)).toMatchObject({ state: 'captured', attempts: 0, told_saved_at: null });
    expect(await store.write((tx) => ledger.toldSaved(tx, sale))).toBe(true);
  });
});
