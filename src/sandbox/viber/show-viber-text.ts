import type { ShownSpan } from '../phones/shown.ts';

type Shown = { text: string; spans: ShownSpan[] };
type SpanKind = ShownSpan['kind'];

const SIGNS: [string, SpanKind][] = [
  ['```', 'code'],
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
];
const AROUND = /[\s*_~`]/;

/**
 * A message text as the Viber app shows it: `*bold*`, `_italic_`, `~strike~`, ```` ```mono``` ````. The signs count
 * only around whole words: white space or the end must follow the closing one (Viber: text formatting).
 */
export function showViberText(source: string): Shown {
  const shown: Shown = { text: '', spans: [] };
  showInto(shown, source, 0, source.length);
  return shown;
}

function showInto(shown: Shown, source: string, from: number, to: number): void {
  for (let at = from; at < to;) {
    const span = spanAt(source, at, to);
    if (!span) {
      shown.text += source.charAt(at);
      at++;
      continue;
    }
    const start = shown.text.length;
    const outer: ShownSpan = { start, length: 0, kind: span.kind };
    shown.spans.push(outer);
    const inner = at + span.sign.length;
    if (span.kind === 'code') shown.text += source.slice(inner, span.close);
    else showInto(shown, source, inner, span.close);
    outer.length = shown.text.length - start;
    at = span.close + span.sign.length;
  }
}

function spanAt(source: string, at: number, to: number) {
  if (at > 0 && !AROUND.test(source.charAt(at - 1))) return undefined;
  const found = SIGNS.find(([sign]) => source.startsWith(sign, at));
  if (!found) return undefined;
  const [sign, kind] = found;
  const inner = at + sign.length;
  if (inner >= to || /\s/.test(source.charAt(inner))) return undefined;
  for (let close = source.indexOf(sign, inner + 1); close > 0 && close < to; close = source.indexOf(sign, close + 1)) {
    const after = source.charAt(close + sign.length);
    const hugsWord = !/\s/.test(source.charAt(close - 1));
    if (hugsWord && (after === '' || AROUND.test(after))) return { sign, kind, close };
    if (sign !== '```' && source.slice(inner, close).includes('\n')) return undefined;
  }
  return undefined;
}

/** The label of a button: its small HTML (`<b>`, `<font>`…) taken off, entities read. */
export function showButtonText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
