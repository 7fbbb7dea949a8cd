import type { OutgoingMessage } from '../domain/message.ts';
import { joinText, plain, type RichText } from '../domain/rich-text.ts';
import {
  isSettled,
  modelLines,
  needsSeller,
  type Batch,
  type BatchItem,
  type ModelLine,
  type Telling,
} from '../sales/batch.ts';
import { itemName, itemTrouble } from './batch-words.ts';
import { menuButton } from './navigation.ts';
import { NO_STANDING, composeMessage, type ReplyButton } from './reply.ts';
import type { Words } from './words.ts';

/** As wide as fits on a phone beside count and points. */
const WIDEST_MODEL = 20;
const MOST_LINES = 15;
const IN_A_ROW = new Intl.ListFormat('uk', { type: 'conjunction' });

/** What a seller reads of a batch; its buttons are good at any time. */
export function tellBatch(batch: Batch, what: Telling['what'], isEdited: boolean, words: Words): OutgoingMessage {
  const home = [menuButton('menu', words)];
  const buttons = what === 'result' ? resultButtons(batch, words) : [home];
  return composeMessage({ text: textOf(batch, what, isEdited, words), buttons }, 0, NO_STANDING);
}

function textOf(batch: Batch, what: Telling['what'], isEdited: boolean, words: Words): RichText {
  switch (what) {
    case 'begun':
      return isEdited ? progress(batch, words) : begun(batch, words);
    case 'progress':
      return progress(batch, words);
    case 'slow':
      return words.say('batch.slow', counts(batch));
    case 'over':
      return words.say('batch.over');
    case 'result':
      return result(batch, words);
  }
}

function begun({ source, items }: Batch, words: Words): RichText {
  if (source === 'photos') return words.say('batch.begun-photos');
  return words.say('batch.begun-list', { count: items.filter((item) => item.sale).length });
}

function progress(batch: Batch, words: Words): RichText {
  const isWaiting = batch.items.some(({ sale }) => sale && sale.toldSavedAt !== null && sale.state !== 'registered');
  const head = words.say('batch.progress', counts(batch));
  return joinText([head, isWaiting ? words.say('batch.waiting') : plain('')], '\n\n');
}

function counts({ items }: Batch): { done: number; count: number } {
  const counted = items.filter((item) => item.problem !== 'repeated');
  return { done: counted.filter(isSettled).length, count: counted.length };
}

function result(batch: Batch, words: Words): RichText {
  const { items } = batch;
  const lines = modelLines(items);
  const registered = lines.reduce((sum, line) => sum + line.count, 0);
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  const { count } = counts(batch);
  const title =
    registered > 0 ? words.say('batch.result', { registered, count }) : words.say('batch.nothing', { count });
  const sums = registered > 0 ? [table(lines, words), words.say('batch.total', { registered, points })] : [];
  return joinText([title, ...sums, attention(items, words), asides(items, words)], '\n\n');
}

/** Models, how many of each, and their points, in columns. */
function table(lines: ModelLine[], words: Words): RichText {
  const rows = lines.map(({ model, count, points }) => ({
    name: shortened(model ?? words.label('batch.unnamed')),
    count: words.label('batch.table-count', { count }),
    points: words.label('batch.table-points', { points }),
  }));
  const wide = (of: (row: (typeof rows)[number]) => string) => Math.max(...rows.map((row) => of(row).length));
  const [name, count, points] = [wide((row) => row.name), wide((row) => row.count), wide((row) => row.points)];
  const text = rows
    .map((row) => `${row.name.padEnd(name)}  ${row.count.padEnd(count)}  ${row.points.padStart(points)}`)
    .join('\n');
  return { text, marks: [{ start: 0, length: text.length, kind: 'code' }] };
}

function shortened(name: string): string {
  return name.length > WIDEST_MODEL ? `${name.slice(0, WIDEST_MODEL - 1)}…` : name;
}

function attention(items: BatchItem[], words: Words): RichText {
  const needy = items.filter(needsSeller);
  if (needy.length === 0) return plain('');
  const lines = needy
    .slice(0, MOST_LINES)
    .map((item) => words.say('batch.line', { what: itemName(item, words), why: itemTrouble(item, words) }));
  const more = needy.length - lines.length;
  const rest = more > 0 ? [words.say('batch.more-lines', { count: more })] : [];
  return joinText([words.say('batch.attention'), ...lines, ...rest], '\n');
}

/** What needs nobody, but should not go unsaid. */
function asides(items: BatchItem[], words: Words): RichText {
  const repeated = items.filter((item) => item.problem === 'repeated').map((item) => item.given ?? '');
  const yours = items.flatMap(({ sale }) => (sale?.refusal === 'already yours' ? [sale.serial] : []));
  return joinText(
    [
      repeated.length > 0 ? words.say('batch.repeated', { serials: inARow(repeated, words) }) : plain(''),
      yours.length > 0 ? words.say('batch.yours', { serials: inARow(yours, words) }) : plain(''),
    ],
    '\n',
  );
}

function inARow(serials: string[], words: Words): string {
  const all = [...new Set(serials)];
  const more = all.length - MOST_LINES;
  const rest = more > 0 ? [words.label('batch.more-serials', { count: more })] : [];
  return IN_A_ROW.format([...all.slice(0, MOST_LINES), ...rest]);
}

function resultButtons({ id, items }: Batch, words: Words): ReplyButton[][] {
  const count = items.filter(needsSeller).length;
  const sortOut = count > 0 ? [[{ label: words.label('batch.sort-out', { count }), go: `batch:${id}` }]] : [];
  return [...sortOut, [{ label: words.label('sale.new'), go: 'register' }, menuButton('menu', words)]];
}
