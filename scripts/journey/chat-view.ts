import type { ShownButton, ShownMessage, ShownSpan } from '../../src/sandbox/phones/shown.ts';
import { drawPicture } from './picture.ts';
import type { Look, Terminal } from './terminal.ts';
import { textWidth, wrap, wrapRanges } from './text-width.ts';

/** A picture, and what it is called beside being drawn. */
export type Picture = { bytes: Uint8Array; words: string };

const BAR = '│ ';
const LOOKS: Partial<Record<ShownSpan['kind'], Look>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  link: 'underline',
};
/** How formatting is told where nothing can be painted. */
const MARKS: Partial<Record<ShownSpan['kind'], string>> = { bold: '*', italic: '_', strike: '~', code: '`' };
const WIDEST_PICTURE = 44;

/** A message of the bot, as the seller's screen shows it. */
export async function messageLines(
  message: ShownMessage,
  picture: Picture | undefined,
  terminal: Terminal,
  width: number,
): Promise<string[]> {
  const inside = width - BAR.length;
  const lines = [
    ...(message.edited ? [terminal.paint('dim', '(a message that was changed)')] : []),
    ...(picture ? [`[${picture.words}]`, ...(await drawnLines(picture, terminal, inside))] : []),
    ...textLines(message, terminal, inside),
    ...buttonLines(message.buttons, terminal, inside),
  ];
  return lines.map((line) => terminal.paint('cyan', BAR) + line);
}

/** The keyboard in place of the letters. */
export function keyboardLines(rows: ShownButton[][], terminal: Terminal, width: number): string[] {
  return buttonLines(rows, terminal, width - BAR.length).map((line) => terminal.paint('dim', '┆ ') + line);
}

/** A picture drawn with half blocks; nothing where there are no colours. */
export async function drawnLines({ bytes }: Picture, terminal: Terminal, width: number): Promise<string[]> {
  return terminal.colour ? drawPicture(bytes, Math.min(width, WIDEST_PICTURE)) : [];
}

function textLines({ text, spans }: ShownMessage, terminal: Terminal, width: number): string[] {
  if (text === '') return [];
  if (!terminal.colour) return wrap(marked(text, spans), width);
  return wrapRanges(text, width).map(({ start, end }) => painted(text, spans, start, end, terminal));
}

function painted(text: string, spans: ShownSpan[], start: number, end: number, terminal: Terminal): string {
  const edges = spans.flatMap((span) => [span.start, span.start + span.length]).filter((at) => at > start && at < end);
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, index) => {
    const looks = spans
      .filter((span) => span.start <= from && from < span.start + span.length)
      .flatMap(({ kind }) => LOOKS[kind] ?? []);
    const piece = text.slice(from, cuts[index + 1]);
    return looks.length > 0 ? terminal.paint(looks, piece) : piece;
  });
  return pieces.join('');
}

/** `*bold*`, and a link with its address. */
function marked(text: string, spans: ShownSpan[]): string {
  const insertions = spans.flatMap(({ start, length, kind, url }) => {
    const mark = MARKS[kind] ?? '';
    const after = kind === 'link' && url !== undefined ? ` <${url}>` : mark;
    return [
      { at: start, mark },
      { at: start + length, mark: after },
    ];
  });
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce((whole, { at, mark }) => whole.slice(0, at) + mark + whole.slice(at), text);
}

function buttonLines(rows: ShownButton[][], terminal: Terminal, width: number): string[] {
  return rows.flatMap((row) => {
    const labels = row.map(({ label, url }) => `[ ${label}${url === undefined ? '' : ' ↗'} ]`);
    const line = labels.join(' ');
    const lines = textWidth(line) <= width ? [line] : labels.flatMap((label) => wrap(label, width));
    return lines.map((one) => terminal.paint('blue', one));
  });
}
