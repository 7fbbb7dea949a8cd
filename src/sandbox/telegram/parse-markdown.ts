import type { FormattedText } from './formatted-text.ts';
import { badRequest } from './refusal.ts';

const TYPES: Record<string, string> = {
  '*': 'bold',
  _: 'italic',
  __: 'underline',
  '~': 'strikethrough',
  '||': 'spoiler',
  '`': 'code',
  '```': 'pre',
};
const RESERVED = new Set('_*[]()~`>#+-=|{}.!');

type OpenMark = { sign: string; at: number; byte: number };

/** parse_mode MarkdownV2 in a simple form; refuses reserved characters and marks without an end. */
export function parseMarkdown(source: string): FormattedText {
  const out: FormattedText = { text: '', entities: [] };
  const open: OpenMark[] = [];
  for (let at = 0; at < source.length;) at += takeNext(source, at, out, open);
  const left = open.at(-1);
  if (left) throw badRequest(`can't parse entities: Can't find end of the entity starting at byte offset ${left.byte}`);
  return out;
}

function takeNext(source: string, at: number, out: FormattedText, open: OpenMark[]): number {
  const character = source.charAt(at);
  if (character === '\\' && at + 1 < source.length) {
    out.text += source.charAt(at + 1);
    return 2;
  }
  const inCode = open.at(-1)?.sign.startsWith('`') ?? false;
  const sign = ['```', '||', '__', '*', '_', '~', '`'].find((one) => source.startsWith(one, at));
  if (sign && (!inCode || open.at(-1)?.sign === sign)) {
    toggle(sign, out, open, Buffer.byteLength(source.slice(0, at)));
    return sign.length;
  }
  const link = inCode ? null : /^\[([^\]]+)\]\(([^)]+)\)/.exec(source.slice(at));
  if (link?.[1] && link[2]) {
    out.entities.push({ type: 'text_link', offset: out.text.length, length: link[1].length, url: link[2] });
    out.text += link[1];
    return link[0].length;
  }
  if (!inCode && RESERVED.has(character))
    throw badRequest(
      `can't parse entities: Character '${character}' is reserved and must be escaped with the preceding '\\'`,
    );
  out.text += character;
  return 1;
}

function toggle(sign: string, out: FormattedText, open: OpenMark[], byte: number): void {
  const last = open.at(-1);
  if (last?.sign !== sign) {
    open.push({ sign, at: out.text.length, byte });
    return;
  }
  open.pop();
  const length = out.text.length - last.at;
  if (length > 0) out.entities.push({ type: TYPES[sign] ?? '', offset: last.at, length });
}
