import type { Conversation } from '../model/conversation.ts';
import type { Message, Model } from '../model/model.ts';
import type { Picture } from '../model/picture.ts';
import type { Stamp } from '../model/step.ts';
import { messageRows } from './message-rows.ts';
import { outgoingRows } from './outgoing-rows.ts';
import { faint, padded, span, type Row } from './span.ts';

/** One line of a history. `message` and `line` say where it belongs; lines between messages belong to the next one. */
export type HistoryLine = { readonly row: Row; readonly message: number; readonly line: number };

type Readers = Pick<Stamp, 'words' | 'time'>;
type Drawn = { width: number; picture: Picture | undefined; isSelected: boolean; words: Readers['words']; rows: Row[] };

/** What a message looked like when it was last drawn: most of a history does not change. */
const DRAWN = new WeakMap<Message, Drawn>();

/** Every line of the open conversation as far as it has been read, in so many columns. */
export function historyLines(
  model: Model,
  conversation: Conversation,
  width: number,
  { words, time }: Readers,
): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let [day, isUnreadMarked] = ['', false];
  for (const message of conversation.messages) {
    const rows: Row[] = [];
    const date = time.date(Date.parse(message.at));
    if (date !== day) rows.push(ruler(words.day(date, time.date(model.now)), width));
    const isUnread = conversation.readUpTo !== undefined && message.id > conversation.readUpTo;
    if (isUnread && !isUnreadMarked && message.author === 'seller') {
      rows.push(ruler(words.unreadBelow, width, true));
      isUnreadMarked = true;
    }
    day = date;
    const isSelected = message.id === conversation.selected;
    rows.push(...drawn(message, { width, picture: model.pictures.get(message.id), isSelected, words }, time));
    for (const [line, row] of rows.entries()) lines.push({ row, message: message.id, line });
  }
  const last = conversation.messages.at(-1)?.id ?? 0;
  const own = model.outgoing.filter(({ dialog }) => dialog === model.open);
  const rows = own.flatMap((one) => outgoingRows(one, width, { words, time }));
  for (const [at, row] of rows.entries()) lines.push({ row, message: last, line: 1_000_000 + at });
  return lines;
}

function drawn(message: Message, as: Omit<Drawn, 'rows'>, time: Readers['time']): Row[] {
  const before = DRAWN.get(message);
  const isSame =
    before?.width === as.width &&
    before.picture === as.picture &&
    before.isSelected === as.isSelected &&
    before.words === as.words;
  if (before && isSame) return before.rows;
  const rows = messageRows(message, as, time);
  DRAWN.set(message, { ...as, rows });
  return rows;
}

function ruler(text: string, width: number, isUnread = false): Row {
  const label = ` ${text} `;
  const side = Math.max(2, Math.floor((width - label.length) / 2));
  const line = padded('─'.repeat(side) + label + '─'.repeat(Math.max(0, width - side - label.length)), width);
  return [isUnread ? span(line, { tone: 'bad', bold: true }) : faint(line)];
}

/** The first of the lines that are seen: at the anchor, or so that the last line is the last that is seen. */
export function topLine(lines: readonly HistoryLine[], { anchor }: Conversation, height: number): number {
  const bottom = Math.max(0, lines.length - height);
  if (!anchor) return bottom;
  const at = lines.findIndex(
    ({ message, line }) => message > anchor.message || (message === anchor.message && line >= anchor.line),
  );
  return at === -1 ? bottom : Math.min(at, bottom);
}
