import type { FormattedText } from './formatted-text.ts';
import { badRequest } from './refusal.ts';

const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const TOKEN = /<(\/?)([a-z-]*)((?:\s[^>]*)?)>|&(#x?[0-9a-f]+|[a-z]+);|</gi;

type OpenTag = { name: string; at: number; url?: string };

/** parse_mode HTML in a simple form; refuses unknown, unclosed and crossed tags with the server's words. */
export function parseHtml(source: string): FormattedText {
  const out: FormattedText = { text: '', entities: [] };
  const open: OpenTag[] = [];
  let at = 0;
  for (const token of source.matchAll(TOKEN)) {
    out.text += source.slice(at, token.index);
    at = token.index + token[0].length;
    const [whole, slash, name = '', attributes = '', escape] = token;
    const offset = byteOffset(source, token.index);
    if (escape !== undefined) out.text += unescape(escape) ?? whole;
    else if (whole === '<') throw badRequest(`can't parse entities: Unclosed start tag at byte offset ${offset}`);
    else if (slash === '/') close(out, open, name.toLowerCase(), offset);
    else open.push(readTag(name.toLowerCase(), attributes, out.text.length, offset));
  }
  out.text += source.slice(at);
  const left = open.at(-1);
  if (left) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.name}"`);
  return out;
}

function readTag(name: string, attributes: string, at: number, offset: number): OpenTag {
  if (!TAGS[name]) throw badRequest(`can't parse entities: Unsupported start tag "${name}" at byte offset ${offset}`);
  const url = name === 'a' ? /href\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] : undefined;
  return { name, at, ...(url && { url }) };
}

function close(out: FormattedText, open: OpenTag[], name: string, offset: number): void {
  const tag = open.pop();
  if (!tag) throw badRequest(`can't parse entities: Unexpected end tag at byte offset ${offset}`);
  if (name !== '' && tag.name !== name)
    throw badRequest(
      `can't parse entities: Unmatched end tag at byte offset ${offset}, expected "</${tag.name}>", found "</${name}>"`,
    );
  const length = out.text.length - tag.at;
  const type = TAGS[tag.name] ?? '';
  if (length > 0 && (type !== 'text_link' || tag.url))
    out.entities.push({ type, offset: tag.at, length, ...(tag.url && { url: tag.url }) });
}

function unescape(escape: string): string | undefined {
  if (!escape.startsWith('#')) return NAMED[escape.toLowerCase()];
  const code = /^#x/i.test(escape) ? Number.parseInt(escape.slice(2), 16) : Number.parseInt(escape.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function byteOffset(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index));
}
