import * as z from 'zod';
import { needsSeller, type BatchItem } from '../../sales/batch.ts';
import type { CapturedSerial } from '../../sales/ledger.ts';
import { itemName, itemTrouble } from '../batch-words.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import type { Reply, ReplyButton } from '../reply.ts';
import { at, step, type Context, type Place, type Scene, type Turn } from '../scene.ts';
import { hearSerial, type AskingTaker } from '../serial-capture.ts';
import { hearPick, pickSchema, showPick } from '../serial-pick.ts';

/** `after` is the item that was looked at last: those after it are left. */
const batchData = z.object({ batchId: z.number(), after: z.number().optional() });
const SKIP = 'skip';

type BatchData = z.infer<typeof batchData>;

/** What a batch left for the seller to do, one by one. */
export const batchScene: Scene<'batch'> = {
  fix: step({
    data: batchData,
    exits: ['batch.fix', 'batch.pick', 'menu.home', 'signIn'],
    async show(context, data) {
      if (context.session === undefined) return { next: 'signIn' };
      const item = await nextItem(context, data);
      return item ? { replies: [question(context, item)] } : sortedOut(context);
    },
    async hear(context, input, data) {
      const item = await nextItem(context, data);
      if (!item) return sortedOut(context);
      const taker = takerFor(data.batchId, item);
      if (input.kind !== 'choice') return hearSerial(context, input, taker) ?? { next: 'notUnderstood' };
      if (input.value === SKIP) return skip(context, data.batchId, item);
      return (
        (item.pick && hearPick(context, input, item.pick, taker, typeAt(data.batchId, item))) ?? {
          next: 'notUnderstood',
        }
      );
    },
  }),

  /** Several codes were read from a photo that was sent for an item. */
  pick: step({
    data: batchData.extend({ pick: pickSchema }),
    exits: ['batch.fix', 'batch.pick', 'menu.home'],
    show: (context, { pick }) => showPick(context, pick),
    async hear(context, input, { pick, ...data }) {
      const item = await nextItem(context, data);
      if (!item) return sortedOut(context);
      return (
        hearPick(context, input, pick, takerFor(data.batchId, item), typeAt(data.batchId, item)) ?? {
          next: 'notUnderstood',
        }
      );
    },
  }),
};

async function nextItem({ batches, subscriber }: Context, { batchId, after = 0 }: BatchData) {
  const batch = await batches.find(batchId);
  if (batch?.subscriberId !== subscriber.id) return undefined;
  return batch.items.find((item) => item.id > after && needsSeller(item));
}

function question({ words }: Context, item: BatchItem): Reply {
  const about = { what: itemName(item, words), why: itemTrouble(item, words) };
  const below = [[{ label: words.label('batch.skip'), choose: SKIP }], [menuButton('menu', words)]];
  const { sale, pick } = item;
  if (sale?.state === 'needs model')
    return {
      text: words.say('batch.fix-model', about),
      buttons: [[{ label: words.label('sale.full'), go: `full:${sale.id}` }], ...below],
    };
  if (pick) {
    const codes = pick.serials.map((serial, index): ReplyButton[] => [{ label: serial, choose: String(index) }]);
    return { text: words.say('batch.fix-pick', about), buttons: [...codes, ...below] };
  }
  const support = sale ? [[{ label: words.label('sale.support'), go: `support:${sale.id}` }]] : [];
  return { text: words.say('batch.fix', about), buttons: [...support, ...below] };
}

function skip({ batches }: Context, batchId: number, item: BatchItem): Turn<'batch.fix'> {
  return { effects: [(tx) => batches.skip(tx, batchId, item)], next: fixAt({ batchId, after: item.id }) };
}

/** The sale is told of by itself; meanwhile the next item is asked about. */
function takerFor(batchId: number, item: BatchItem): AskingTaker<'batch.fix' | 'batch.pick'> {
  return {
    take: (context: Context, captured: CapturedSerial) => ({
      effects: [(tx) => context.batches.fix(tx, context.subscriber, batchId, item, captured)],
      next: fixAt({ batchId, after: item.id }),
    }),
    pickAt: (pick) => at('batch.pick', { ...before(batchId, item), pick }),
  };
}

function typeAt(batchId: number, item: BatchItem): Place<'batch.fix'> {
  return fixAt(before(batchId, item));
}

/** The item is asked about once more. */
function before(batchId: number, item: BatchItem): BatchData {
  return { batchId, after: item.id - 1 };
}

function sortedOut({ words }: Context): Turn<'menu.home'> {
  const buttons = [[menuButton('register', words), menuButton('menu', words)]];
  return { replies: [{ text: words.say('batch.sorted-out'), buttons }], next: HOME, show: false };
}

function fixAt(data: BatchData): Place<'batch.fix'> {
  return at('batch.fix', data);
}
