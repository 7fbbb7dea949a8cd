import type { PhotoReading, ReadFailure } from '../barcodes/photo-reading.ts';
import type { Result } from '../domain/result.ts';
import { MOST_IN_LIST, readSerialList } from '../sales/batch-list.ts';
import type { NewItem } from '../sales/batches.ts';
import { menuButton } from './navigation.ts';
import { offerOf } from './photo-label.ts';
import type { Context, StepInput, Turn } from './scene.ts';

/** How many codes of one photo are offered. */
export const OFFERED = 5;

/** Failures that say nothing of the photo itself: another try may read it. */
const UNREAD: readonly ReadFailure[] = ['too slow', 'busy', 'broken', 'closed'];

/** A pasted list becomes a batch, which is told of as its results come; so this says nothing. */
export function takeList(context: Context, typed: string): Turn {
  const { words, batches, subscriber, sentAt } = context;
  const { serials, bad, repeated } = readSerialList(typed);
  if (serials.length > MOST_IN_LIST) {
    const text = words.say('batch.too-many', { count: serials.length, most: MOST_IN_LIST });
    return { replies: [{ text, buttons: [[menuButton('menu', words)]] }] };
  }
  const items: NewItem[] = [
    ...serials.map((serial) => ({ captured: { serial, source: 'typed' as const, capturedAt: sentAt } })),
    ...bad.map(({ given, problem }) => ({ given, problem })),
    ...repeated.map((given) => ({ given, problem: 'repeated' as const })),
  ];
  context.typing();
  return {
    effects: [
      async (tx) => {
        const id = await batches.open(tx, subscriber, 'list');
        for (const item of items) await batches.add(tx, subscriber, id, item);
      },
    ],
  };
}

/** The batch a photo belongs to, or `new` where it begins one; nothing for a photo that comes alone. */
export async function batchOfPhoto(
  { batches, photosWaiting, subscriber, now }: Context,
  { albumId }: Extract<StepInput, { kind: 'photo' }>,
): Promise<number | 'new' | undefined> {
  const known = await batches.ofPhoto(subscriber.id, albumId, now);
  if (known !== undefined) return known;
  return albumId !== undefined || (await photosWaiting()) ? 'new' : undefined;
}

/** What was read, or why nothing could be: the photo is `gone`, or its reading failed. */
export type PhotoOutcome = { photoId: number; reading: Result<PhotoReading, ReadFailure> } | 'gone';

/** Adds a photo to a batch: as a sale where its serial number is sure, else as something for the seller to look at. */
export async function takePhoto(
  context: Context,
  albumId: string | undefined,
  batch: number | 'new',
  outcome: PhotoOutcome,
): Promise<Turn> {
  const { batches, subscriber } = context;
  const item = await itemOf(context, outcome);
  context.typing();
  return {
    effects: [
      async (tx) => {
        const id = batch === 'new' ? await batches.open(tx, subscriber, 'photos', albumId) : batch;
        await batches.add(tx, subscriber, id, item);
      },
    ],
  };
}

async function itemOf(context: Context, outcome: PhotoOutcome): Promise<NewItem> {
  if (outcome === 'gone') return { problem: 'photo gone' };
  const { photoId, reading } = outcome;
  if (!reading.ok) return { problem: UNREAD.includes(reading.failure) ? 'photo too slow' : 'bad photo', photoId };

  const capturedAt = context.sentAt;
  const { label, offer } = await offerOf(context, reading.value);
  const [first] = offer.codes;
  if (!first) return { problem: reading.value.codes.length > 0 ? 'article only' : 'nothing read', photoId };
  if (offer.take) return { captured: { serial: first.serial, source: 'photo', photoId, capturedAt, label } };
  const serials = offer.codes.slice(0, OFFERED).map((code) => code.serial);
  return { problem: 'several codes', photoId, pick: { serials, photoId, capturedAt, label } };
}
