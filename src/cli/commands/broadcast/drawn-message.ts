import type { ShownMessage } from '../../../control/contract/broadcasts.ts';

/** A message as a messenger shows it, with its buttons below. */
export function drawnMessage(shown: ShownMessage, buttons: readonly string[], colour: boolean): string {
  const { messenger, length, most, hasPicture } = shown;
  const links = shown.entities?.flatMap(({ url }) => (url === undefined ? [] : [`  ↗ ${url}`])) ?? [];
  return [
    `── ${messenger}: ${length} of ${most} characters`,
    ...(hasPicture ? ['[ picture ]'] : []),
    colour ? painted(shown) : shown.text,
    ...links,
    ...buttons,
  ].join('\n');
}

/** SGR codes (ECMA-48) that begin and end what an entity of Telegram means. */
const PAINT: Record<string, [on: number, off: number]> = {
  bold: [1, 22],
  italic: [3, 23],
  strikethrough: [9, 29],
  code: [2, 22],
  pre: [2, 22],
  text_link: [4, 24],
};

function painted({ text, entities = [] }: ShownMessage): string {
  const codes = new Map<number, string>();
  const put = (at: number, code: number) => codes.set(at, `${codes.get(at) ?? ''}\u001b[${code}m`);
  for (const { type, offset, length } of entities) {
    const [on, off] = PAINT[type] ?? [];
    if (on === undefined || off === undefined) continue;
    put(offset, on);
    put(offset + length, off);
  }
  const characters = Array.from({ length: text.length + 1 }, (_, at) => (codes.get(at) ?? '') + (text[at] ?? ''));
  return characters.join('');
}
