import type { PhotoReading, ReadFailure } from '../barcodes/photo-reading.ts';
import { looksLikeSerial, readSerialNumber, type SerialProblem } from '../domain/serial-number.ts';
import { holdsSeveral } from '../sales/batch-list.ts';
import type { CapturedSerial } from '../sales/ledger.ts';
import { batchOfPhoto, OFFERED, takeList, takePhoto } from './batch-capture.ts';
import { keepPhoto } from './keep-photo.ts';
import { menuButton } from './navigation.ts';
import { offerOf } from './photo-label.ts';
import type { Reply } from './reply.ts';
import type { Context, Exit, Place, StepInput, Turn } from './scene.ts';
import type { SerialPick } from './serial-pick.ts';
import type { StepName } from './step-names.ts';
import type { TextKey } from './texts/catalogue.ts';

type SentPhoto = Extract<StepInput, { kind: 'photo' }>;

/** What a scene does with a serial number once it has one. */
type Taking<To extends Exit> = { take(context: Context, captured: CapturedSerial): Turn<To> | Promise<Turn<To>> };

/** A taker that can ask further. */
export type AskingTaker<To extends Exit> = Taking<To> & {
  /** Where the seller picks among several codes of a photo. */
  pickAt(pick: SerialPick): Place<Extract<To, StepName>>;
  /** Whether a list, or an album of photos, may come at once. */
  batches?: 'several';
};

/** `always`: every photo goes to a batch, the one that comes alone too, since nobody can be asked now. */
export type SerialTaker<To extends Exit = never> = AskingTaker<To> | (Taking<To> & { batches: 'always' });

/** A serial number, typed or photographed, for the taker; undefined when the input is neither. */
export function hearSerial<To extends Exit>(
  context: Context,
  input: StepInput,
  taker: SerialTaker<To>,
): Turn<To> | Promise<Turn<To>> | undefined {
  if (input.kind === 'text') return hearTyped(context, input.text, taker);
  return input.kind === 'photo' ? hearPhoto(context, input, taker) : undefined;
}

/** Whether this can only be meant as a sale, whatever else is being talked of: a photo, a list, or what looks like a serial number. */
export function meansSale(input: StepInput): boolean {
  if (input.kind !== 'text') return input.kind === 'photo';
  return holdsSeveral(input.text) || looksLikeSerial(input.text);
}

/** Refused with a word on what is wrong with it, when it cannot be one. */
function hearTyped<To extends Exit>(
  context: Context,
  typed: string,
  taker: SerialTaker<To>,
): Turn<To> | Promise<Turn<To>> {
  if (holdsSeveral(typed))
    return taker.batches ? takeList(context, typed) : { replies: [say(context, 'serial.one-at-a-time')] };
  const serial = readSerialNumber(typed);
  if (!serial.ok) return { replies: [refusal(context, serial.failure, typed)] };
  return taker.take(context, { serial: serial.value, source: 'typed', capturedAt: context.sentAt });
}

/** The one sure serial of a label is taken, or the one that experience is sure of; the seller is asked in doubt. */
async function hearPhoto<To extends Exit>(
  context: Context,
  input: SentPhoto,
  taker: SerialTaker<To>,
): Promise<Turn<To>> {
  const kept = await keepPhoto(context, input.media, 'serial');
  const reading = 'turn' in kept ? undefined : await context.busy(context.barcodes.read(kept.photo.bytes));
  const batch = taker.batches && (await batchOfPhoto(context, input));
  if (batch !== undefined || taker.batches === 'always') {
    const outcome = 'turn' in kept || !reading ? 'gone' : { photoId: kept.photo.id, reading };
    return takePhoto(context, input.albumId, batch ?? 'new', outcome);
  }
  if ('turn' in kept || !reading) return 'turn' in kept ? kept.turn : {};
  if (!reading.ok) return { replies: [say(context, PHOTO_WORDS[reading.failure])] };
  return decide(context, reading.value, kept.photo.id, taker);
}

async function decide<To extends Exit>(
  context: Context,
  reading: PhotoReading,
  photoId: number,
  taker: AskingTaker<To>,
): Promise<Turn<To>> {
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
