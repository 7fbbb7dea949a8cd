import type { LocalTime } from '../../domain/local-time.ts';
import type { Message } from '../model/model.ts';
import type { Picture } from '../model/picture.ts';
import { clean, cleanLine } from '../text/glyphs.ts';
import { wrap } from '../text/wrap.ts';
import type { Words } from '../words/words.ts';
import { pictureRows } from './picture-rows.ts';
import { faint, fitted, span, type Row, type Span, type Style } from './span.ts';

const INDENT = '  ';

/** How a message looks: who and when, what, and what became of it. */
export function messageRows(
  message: Message,
  {
    width,
    picture,
    isSelected,
    words,
  }: { width: number; picture: Picture | undefined; isSelected: boolean; words: Words },
  time: LocalTime,
): Row[] {
  const style = styleOf(message);
  const rows: Row[] = [heading(message, width, isSelected, words, time)];
  const room = width - INDENT.length;
  if (message.kind === 'press') rows.push([span(INDENT), span(`[${cleanLine(message.text)}]`, style)]);
  else for (const line of textLines(message, room)) rows.push([span(INDENT), span(line, style)]);
  if (message.kind === 'contact') rows.push([span(INDENT), faint(words.contact)]);
  if (message.picture || message.kind === 'photo') rows.push(...photo(message, picture, words));
  if (message.buttons.length > 0) rows.push(buttons(message.buttons, room));
  for (const { text, until } of message.earlier) {
    const was = words.was(cleanLine(text), time.dateTime(Date.parse(until)).slice(11, 16));
    rows.push([span(INDENT), faint(fitted(was, room))]);
  }
  return rows;
}

function textLines({ text }: Message, room: number): string[] {
  const shown = clean(text).trimEnd();
  return shown === '' ? [] : wrap(shown, room);
}

function heading(message: Message, width: number, isSelected: boolean, words: Words, time: LocalTime): Row {
  const at = time.dateTime(Date.parse(message.at)).slice(11, 16);
  const who = fitted(authorOf(message, words), Math.max(8, width - 30));
  const mark: Span[] = isSelected ? [span('▸ ', { bold: true })] : [];
  const edited = message.earlier.length > 0 ? [faint(` ${words.edited}`)] : [];
  return [
    ...mark,
    span(who, { ...styleOf(message), bold: true }),
    faint(` ${at}`),
    ...edited,
    ...stateOf(message, words),
  ];
}

function authorOf({ author, staff }: Message, words: Words): string {
  if (author === 'note') return `${words.note} · ${cleanLine(staff?.name ?? '')}`;
  if (author === 'operator') return cleanLine(staff?.name ?? words.operator);
  return author === 'bot' ? words.bot : words.seller;
}

/** Nothing is called sent that the messenger has not taken. */
function stateOf({ state, reason, author }: Message, words: Words): Span[] {
  if (state === null || author === 'seller' || author === 'note') return [];
  if (state === 'failed')
    return [span(` ✗ ${words.notDelivered(cleanLine(reason ?? ''))}`, { tone: 'bad', bold: true })];
  const marks = { pending: ' …', sent: ' ✓', delivered: ' ✓✓', seen: ' ✓✓' } as const;
  return [span(marks[state], { tone: state === 'seen' ? 'good' : 'faint', bold: state === 'seen' })];
}

function styleOf({ author }: Message): Style {
  const tones = { seller: 'plain', bot: 'faint', operator: 'own', note: 'note' } as const;
  return { tone: tones[author] };
}

function photo(message: Message, picture: Picture | undefined, words: Words): Row[] {
  if (!message.picture) return [[span(INDENT), faint(words.photoNotKept)]];
  if (picture?.state === 'here') return pictureRows(picture).map((row) => [span(INDENT), ...row]);
  return [[span(INDENT), faint(picture?.state === 'missing' ? words.photoNotShown : words.photo)]];
}

function buttons(labels: readonly string[], room: number): Row {
  return [span(INDENT), faint(fitted(labels.map((label) => `[${cleanLine(label)}]`).join(' '), room))];
}
