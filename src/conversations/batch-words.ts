import type { ItemProblem } from '../domain/batch-problem.ts';
import type { BatchItem } from '../sales/batch.ts';
import type { Sale } from '../sales/ledger.ts';
import type { Words } from './words.ts';

const PROBLEMS = {
  empty: 'batch.why-short',
  'too short': 'batch.why-short',
  'too long': 'batch.why-long',
  'foreign characters': 'batch.why-foreign',
  'no digits': 'batch.why-no-digits',
  repeated: 'batch.why-taken',
  'nothing read': 'batch.why-nothing-read',
  'article only': 'batch.why-article',
  'bad photo': 'batch.why-bad-photo',
  'photo too slow': 'batch.why-slow',
  'photo gone': 'batch.why-gone',
  'several codes': 'batch.why-several',
} as const satisfies Record<ItemProblem, string>;

const REFUSALS = {
  'already registered': 'batch.why-taken',
  'not in promotion': 'batch.why-no-promotion',
  'unknown action': 'batch.why-no-promotion',
  'action ended': 'batch.why-ended',
  'too late': 'batch.why-ended',
  'bad serial': 'batch.why-unknown',
  inactive: 'batch.why-inactive',
} as const;

/** How a seller knows an item again: by its serial number, or by the place of its photo. */
export function itemName({ given, number }: BatchItem, words: Words): string {
  return given ?? words.label('batch.photo', { number });
}

/** What is the matter with an item that needs the seller. */
export function itemTrouble({ problem, sale }: BatchItem, words: Words): string {
  if (!sale) return words.label(PROBLEMS[problem ?? 'nothing read']);
  return sale.state === 'needs model' ? missing(sale, words) : refusal(sale, words);
}

function missing({ refusal: wants }: Sale, words: Words): string {
  if (wants === 'photo missing') return words.label('batch.why-receipt');
  return words.label(wants === 'trade point missing' ? 'batch.why-shop' : 'batch.why-model');
}

function refusal({ refusal: reason, refusalComment }: Sale, words: Words): string {
  if (isKnown(reason)) return words.label(REFUSALS[reason]);
  return words.label('batch.why-refused', { comment: refusalComment?.trim() || words.label('general.unknown') });
}

function isKnown(reason: string | null): reason is keyof typeof REFUSALS {
  return reason !== null && Object.hasOwn(REFUSALS, reason);
}
