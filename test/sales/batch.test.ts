import { describe, expect, it } from 'vitest';
import { GATHERING, modelLines, needsSeller, tellingsOf, type Batch, type BatchItem } from '../../src/sales/batch.ts';
import type { Sale } from '../../src/sales/ledger.ts';

const SALE: Sale = {
  id: 1,
  botId: 'ergo-club',
  subscriberId: 1,
  kind: 'quick',
  serial: 'E32G0000001001',
  source: 'typed',
  photoId: null,
  state: 'captured',
  actionId: null,
  actionEnds: null,
  modelId: null,
  modelName: null,
  points: null,
  receiptPhotoId: null,
  tradePointId: null,
  waitsForSignIn: false,
  attempts: 0,
  capturedAt: 0,
  toldSavedAt: null,
  refusal: null,
  refusalComment: null,
  batchId: 1,
};

const item = (sale: Partial<Sale> | null, more: Partial<BatchItem> = {}): BatchItem => ({
  id: 1,
  number: 1,
  given: 'E32G0000001001',
  isPhoto: false,
  problem: null,
  pick: null,
  sale: sale && { ...SALE, ...sale },
  isSkipped: false,
  ...more,
});

const batch = (more: Partial<Batch>): Batch => ({
  id: 1,
  botId: 'ergo-club',
  subscriberId: 1,
  source: 'list',
  messageOutboxId: null,
  shown: null,
  toldSlowAt: null,
  openedAt: 0,
  lastItemAt: 0,
  finishedAt: null,
  items: [item({})],
  ...more,
});

const done = { items: [item({ state: 'registered' })] };

describe('what is told of a batch', () => {
  it.each<[claim: string, Partial<Batch>, canEdit: boolean, now: number, tellings: string[]]>([
    ['its beginning', {}, true, 0, ['new begun']],
    ['its progress by editing', { messageOutboxId: 5 }, true, 9_000, ['edit progress']],
    ['no progress where nothing can be edited', { messageOutboxId: 5 }, false, 9_000, []],
    ['one line where it takes long', { messageOutboxId: 5 }, false, 20_000, ['new slow']],
    ['that line once', { messageOutboxId: 5, toldSlowAt: 20_000 }, false, 90_000, []],
    ['its result by editing', { messageOutboxId: 5, ...done }, true, 9_000, ['edit result']],
    ['its result below after long', { messageOutboxId: 5, ...done }, true, 90_000, ['edit over', 'new result']],
    ['its result as a message', { messageOutboxId: 5, ...done }, false, 9_000, ['new result']],
    ['no result while photos may come', { messageOutboxId: 5, source: 'photos', ...done }, false, 1_000, []],
    ['the result once they have', { messageOutboxId: 5, source: 'photos', ...done }, false, GATHERING, ['new result']],
    ['its result once where nothing can be edited', { messageOutboxId: 5, finishedAt: 1, ...done }, false, 9_000, []],
    ['what is put right later', { messageOutboxId: 5, finishedAt: 1, ...done }, true, 99_000, ['edit result']],
  ])('is %s', (_claim, about, canEdit, now, want) => {
    expect(tellingsOf(batch(about), canEdit, now).tellings.map(({ what, how }) => `${how} ${what}`)).toEqual(want);
  });
});

describe('what needs the seller', () => {
  it.each<[string, BatchItem, boolean]>([
    ['a sale on its way', item({}), false],
    ['a registered sale', item({ state: 'registered' }), false],
    ['a sale that needs its model', item({ state: 'needs model' }), true],
    ['a refused sale', item({ state: 'refused', refusal: 'bad serial' }), true],
    ['a sale of their own, registered before', item({ state: 'refused', refusal: 'already yours' }), false],
    ['a photo that was not read', item(null, { problem: 'nothing read' }), true],
    ['a number that stood there twice', item(null, { problem: 'repeated' }), false],
    ['what was passed over', item(null, { problem: 'nothing read', isSkipped: true }), false],
  ])('%s', (_what, one, needs) => {
    expect(needsSeller(one)).toBe(needs);
  });
});

describe('the table of models', () => {
  it('counts each model once, with its points, and those without a name last', () => {
    const sold = (modelName: string | null, points: number | null) => item({ state: 'registered', modelName, points });
    expect(modelLines([sold(null, null), sold('TV', 60), sold('LED', 5), sold('TV', 60), item({})])).toEqual([
      { model: 'TV', count: 2, points: 120 },
      { model: 'LED', count: 1, points: 5 },
      { model: null, count: 1, points: 0 },
    ]);
  });
});
