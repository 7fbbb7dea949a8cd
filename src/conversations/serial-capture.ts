import type { PhotoReading, ReadFailure } from '../barcodes/photo-reading.ts';
import { looksLikeSerial, readSerialNumber, type SerialProblem } from '../domain/serial-number.ts';
import { holdsSeveral } from '../sales/batch-list.ts';
import type { CapturedSerial } from '../sales/ledger.ts';
import { batchOfPhoto, OFFERED, takeList, takePhoto } from './batch-capture.ts';
import { keepPhoto } from './keep-photo.ts';
import { menuButton } from './navigation.ts';
import { offerOf } from './photo-label.ts';
import type { Reply } from './reply.ts';
import type { Context, Place, StepInput, Turn } from './scene.ts';
import type { SerialPick } from './serial-pick.ts';
import type { TextKey } from './texts/catalogue.ts';

type SentPhoto = Extract<StepInput, { kind: 'photo' }>;

/** What a scene does with a serial number once it has one, and where it asks further. */
export type SerialTaker = {
  take(context: Context, captured: CapturedSerial): Turn | Promise<Turn>;
  /** Where the seller picks among several codes of a photo. */
  pickAt(pick: SerialPick): Place;
  /** Where the seller types it instead. */
  typeAt: Place;
  /** Whether a list, or an album of photos, may come at once. `always`: a photo alone too, since nobody can be asked now. */
  batches?: 'several' | 'always';
};

/** A serial number, typed or photographed, for the taker; undefined when the input is neither. */
export function hearSerial(context: Context, input: StepInput, taker: SerialTaker): Turn | Promise<Turn> | undefined {
  if (input.kind === 'text') return hearTyped(context, input.text, taker);
  return input.kind === 'photo' ? hearPhoto(context, input, taker) : undefined;
}

/** Whether this can only be meant as a sale, whatever else is being talked of: a photo, a list, or what looks like a serial number. */
export function meansSale(input: StepInput): boolean {
  if (input.kind !== 'text') return input.kind === 'photo';
  return holdsSeveral(input.text) || looksLikeSerial(input.text);
}

/** Refused with a word on what is wrong with it, when it cannot be one. */
function hearTyped(context: Context, typed: string, taker: SerialTaker): Turn | Promise<Turn> {
  if (holdsSeveral(typed))
    return taker.batches ? takeList(context, typed) : { replies: [say(context, 'serial.one-at-a-time')] };
  const serial = readSerialNumber(typed);
  if (!serial.ok) return { replies: [refusal(context, serial.failure, typed)] };
  return taker.take(context, { serial: serial.value, source: 'typed', capturedAt: context.sentAt });
}

/** The one sure serial of a label is taken, or the one that experience is sure of; the seller is asked in doubt. */
async function hearPhoto(context: Context, input: SentPhoto, taker: SerialTaker): Promise<Turn> {
  const kept = await keepPhoto(context, input.media, 'serial');
  const reading = 'turn' in kept ? undefined : await context.busy(context.barcodes.read(kept.photo.bytes));
  const batch = await batchFor(context, input, taker);
  if (batch !== undefined) {
    const outcome = 'turn' in kept || !reading ? 'gone' : { photoId: kept.photo.id, reading };
    return takePhoto(context, input.albumId, batch, outcome);
  }
  if ('turn' in kept || !reading) return 'turn' in kept ? kept.turn : {};
  if (!reading.ok) return { replies: [say(context, PHOTO_WORDS[reading.failure])] };
  return decide(context, reading.value, kept.photo.id, taker);
}

/** The batch that a photo goes to; nothing where it becomes a sale by itself. */
async function batchFor(context: Context, input: SentPhoto, { batches }: SerialTaker) {
  if (batches === undefined) return undefined;
  const known = await batchOfPhoto(context, input);
  return batches === 'always' ? (known ?? 'new') : known;
}

async function decide(context: Context, reading: PhotoReading, photoId: number, taker: SerialTaker): Promise<Turn> {
  const { label, offer } = await offerOf(context, reading);
  const [first] = offer.codes;
  const capturedAt = context.sentAt;
  if (!first) {
    const article = reading.codes[0]?.text;
    return { replies: [article === undefined ? say(context, 'quick.nothing-read') : articleOnly(context, article)] };
  }
  if (offer.take) return taker.take(context, { serial: first.serial, source: 'photo', photoId, capturedAt, label });
  const serials = offer.codes.slice(0, OFFERED).map((code) => code.serial);
  return { next: taker.pickAt({ serials, photoId, capturedAt, label }) };
}

const PHOTO_WORDS: Record<ReadFailure, TextKey & ('quick.bad-photo' | 'quick.photo-too-big' | 'quick.photo-too-slow')> =
  {
    'not a picture': 'quick.bad-photo',
    'unsupported picture': 'quick.bad-photo',
    'damaged picture': 'quick.bad-photo',
    'too big': 'quick.photo-too-big',
    'too slow': 'quick.photo-too-slow',
    busy: 'quick.photo-too-slow',
    closed: 'quick.photo-too-slow',
    broken: 'quick.photo-too-slow',
  };

function refusal(context: Context, problem: SerialProblem, typed: string): Reply {
  const { words } = context;
  const length = typed.replace(/[\s\p{Cf}\p{Pd}]/gu, '').length;
  const buttons = [[menuButton('menu', words)]];
  switch (problem) {
    case 'too short':
      return { text: words.say('serial.too-short', { length }), buttons };
    case 'too long':
      return { text: words.say('serial.too-long', { length }), buttons };
    case 'no digits':
      return { text: words.say('serial.no-digits'), buttons };
    case 'empty':
    case 'foreign characters':
      return { text: words.say('serial.foreign-characters'), buttons };
  }
}

type PlainKey = 'quick.nothing-read' | 'serial.one-at-a-time' | (typeof PHOTO_WORDS)[ReadFailure];

function say({ words }: Context, key: PlainKey): Reply {
  return { text: words.say(key), buttons: [[menuButton('menu', words)]] };
}

function articleOnly({ words }: Context, code: string): Reply {
  return { text: words.say('quick.article-only', { code }), buttons: [[menuButton('menu', words)]] };
}
