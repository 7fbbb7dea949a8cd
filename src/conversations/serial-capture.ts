import type { PhotoReading, ReadFailure } from '../barcodes/photo-reading.ts';
import type { RemoteMedia } from '../domain/incoming.ts';
import type { SaleSource } from '../domain/sale.ts';
import { readSerialNumber, type SerialProblem } from '../domain/serial-number.ts';
import { menuButton } from './navigation.ts';
import { AFTER_WAITING } from './places.ts';
import type { Reply } from './reply.ts';
import type { Context, Turn } from './scene.ts';
import type { TextKey } from './texts/catalogue.ts';

const OFFERED = 5;
/** Serial numbers of one line are seldom shorter; a shorter part may be the rest of one. */
const LIKELY_LENGTH = 8;
const TRIES_TO_DOWNLOAD = 3;

/** A serial number as typed: becomes a sale, or is refused with a word on what is wrong with it. */
export function hearTypedSerial(context: Context, typed: string): Turn {
  if (holdsSeveral(typed)) return { replies: [say(context, 'serial.one-at-a-time')] };
  const serial = readSerialNumber(typed);
  if (!serial.ok) return { replies: [refusal(context, serial.failure, typed)] };
  return captureSale(context, { serial: serial.value, source: 'typed', capturedAt: context.sentAt });
}

/** Several serial numbers in one message would be taken for a long one. */
function holdsSeveral(typed: string): boolean {
  const parts = typed.split(/[\n,;]+/).map((part) => readSerialNumber(part));
  return parts.filter((part) => part.ok && part.value.length >= LIKELY_LENGTH).length > 1;
}

/** Writes the sale into the ledger. What comes of it is told when the club has answered, so this says nothing. */
export function captureSale(
  context: Context,
  sale: { serial: string; source: SaleSource; photoId?: number; capturedAt: number },
): Turn {
  const waitsForSignIn = context.session === undefined;
  const serialStep = { scene: 'quick', step: 'serial', data: {} };
  context.typing();
  return {
    effects: [(tx) => context.ledger.capture(tx, context.subscriber, { ...sale, waitsForSignIn })],
    ...(waitsForSignIn
      ? { next: 'signIn' as const, resume: AFTER_WAITING }
      : { next: serialStep, show: false as const }),
  };
}

/** A photo of a label: the one sure serial becomes a sale; more than one, or an unsure one, is asked about. */
export async function hearPhoto(context: Context, media: RemoteMedia): Promise<Turn> {
  const { photos, messenger, subscriber, barcodes } = context;
  const photo = await context.busy(photos.keep(messenger, subscriber, media, context.signal));
  if (!photo.ok) {
    const { kind, reason } = photo.failure;
    // Thrown, so that the update is tried again: the seller need not send the photo twice for a lost connection.
    if (kind === 'unreachable' && context.failures < TRIES_TO_DOWNLOAD) throw new Error(`photo: ${reason}`);
    return { replies: [say(context, kind === 'too big' ? 'quick.photo-too-big' : 'quick.photo-gone')] };
  }
  const reading = await context.busy(barcodes.read(photo.value.bytes));
  if (!reading.ok) return { replies: [say(context, PHOTO_WORDS[reading.failure])] };
  return decide(context, reading.value, photo.value.id);
}

function decide(context: Context, { candidates, codes }: PhotoReading, photoId: number): Turn {
  const [first] = candidates;
  const capturedAt = context.sentAt;
  if (!first) {
    const article = codes[0]?.text;
    return { replies: [article === undefined ? say(context, 'quick.nothing-read') : articleOnly(context, article)] };
  }
  if (candidates.length === 1 && first.confirmed)
    return captureSale(context, { serial: first.serial, source: 'photo', photoId, capturedAt });
  const serials = candidates.slice(0, OFFERED).map((candidate) => candidate.serial);
  return { next: { scene: 'quick', step: 'pick', data: { serials, photoId, capturedAt } } };
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
  const length = typed.replace(/[\s\p{Pd}]/gu, '').length;
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

type PlainKey = 'quick.nothing-read' | 'quick.photo-gone' | 'serial.one-at-a-time' | (typeof PHOTO_WORDS)[ReadFailure];

function say({ words }: Context, key: PlainKey): Reply {
  return { text: words.say(key), buttons: [[menuButton('menu', words)]] };
}

function articleOnly({ words }: Context, code: string): Reply {
  return { text: words.say('quick.article-only', { code }), buttons: [[menuButton('menu', words)]] };
}
