import type { ItemProblem } from '../domain/batch-problem.ts';
import { SETTLED } from '../domain/sale.ts';
import type { Sale } from './ledger.ts';
import type { Label } from './label-shape.ts';

/** The codes of a photo to choose from. */
export type ItemPick = { serials: string[]; photoId: number; capturedAt: number; label?: Label | undefined };

/** One serial number or photo of a batch. */
export type BatchItem = {
  id: number;
  /** From 1. */
  number: number;
  given: string | null;
  isPhoto: boolean;
  problem: ItemProblem | null;
  pick: ItemPick | null;
  sale: Sale | null;
  isSkipped: boolean;
};

/** Many sales sent at once, and how each of them fares. */
export type Batch = {
  id: number;
  botId: string;
  subscriberId: number;
  source: 'list' | 'photos';
  messageOutboxId: number | null;
  shown: string | null;
  toldSlowAt: number | null;
  openedAt: number;
  lastItemAt: number;
  finishedAt: number | null;
  items: BatchItem[];
};

/** Photos of an album come one by one: none for so long, and it is whole. */
export const GATHERING = 4_000;
/** A seller who reads no progress is told after so long that the rest takes longer. */
const SLOW = 20_000;
/** An edit makes no sound: after so long the result comes as a message of its own. */
const FORGOTTEN_AFTER = 60_000;

/** What is to be told of a batch now. `over`: the message of the beginning is closed, the result follows below it. */
export type Telling = { what: 'begun' | 'progress' | 'slow' | 'over' | 'result'; how: 'new' | 'edit' };

/** What to tell now, and in how many milliseconds to look again if nothing happens before. */
export function tellingsOf(batch: Batch, canEdit: boolean, now: number): { tellings: Telling[]; lookIn: number } {
  const begun = batch.messageOutboxId !== null;
  if (batch.finishedAt !== null)
    return { tellings: canEdit && begun ? [{ what: 'result', how: 'edit' }] : [], lookIn: Infinity };

  const gathering = batch.source === 'photos' ? batch.lastItemAt + GATHERING - now : 0;
  if (gathering <= 0 && batch.items.every(isSettled)) return { tellings: endings(batch, canEdit, now), lookIn: 0 };

  const lookIn = gathering > 0 ? gathering : Infinity;
  if (!begun) return { tellings: [{ what: 'begun', how: 'new' }], lookIn: canEdit ? lookIn : Math.min(lookIn, SLOW) };
  if (canEdit) return { tellings: [{ what: 'progress', how: 'edit' }], lookIn };
  if (batch.toldSlowAt !== null) return { tellings: [], lookIn };
  const slowIn = batch.openedAt + SLOW - now;
  if (slowIn <= 0) return { tellings: [{ what: 'slow', how: 'new' }], lookIn };
  return { tellings: [], lookIn: Math.min(lookIn, slowIn) };
}

function endings(batch: Batch, canEdit: boolean, now: number): Telling[] {
  const begun = batch.messageOutboxId !== null;
  if (!begun || !canEdit) return [{ what: 'result', how: 'new' }];
  if (now - batch.openedAt < FORGOTTEN_AFTER) return [{ what: 'result', how: 'edit' }];
  return [
    { what: 'over', how: 'edit' },
    { what: 'result', how: 'new' },
  ];
}

/** Nothing more will happen to it without the seller. */
export function isSettled({ sale }: BatchItem): boolean {
  return sale === null || SETTLED.includes(sale.state);
}

/** Whether the seller can still do something about it. */
export function needsSeller({ sale, problem, isSkipped }: BatchItem): boolean {
  if (isSkipped) return false;
  if (!sale) return problem !== null && problem !== 'repeated';
  return sale.state === 'needs model' || (sale.state === 'refused' && sale.refusal !== 'already yours');
}

/** A row of the table: a model, how many of it, and their points. */
export type ModelLine = { model: string | null; count: number; points: number };

/** The registered sales by model, in the order of their coming; those whose model is not known last. */
export function modelLines(items: BatchItem[]): ModelLine[] {
  const lines = new Map<string | null, ModelLine>();
  for (const { sale } of items) {
    if (sale?.state !== 'registered') continue;
    const line = lines.get(sale.modelName) ?? { model: sale.modelName, count: 0, points: 0 };
    line.count++;
    line.points += sale.points ?? 0;
    lines.set(sale.modelName, line);
  }
  return [...lines.values()].sort((a, b) => Number(a.model === null) - Number(b.model === null));
}
