import type { MessageEntity } from 'grammy/types';

import type { Mark, RichText } from '../../domain/rich-text.ts';
import type { WireEntity } from './wire.ts';

const TYPES = { bold: 'bold', italic: 'italic', strike: 'strikethrough', code: 'code' } as const;

const KINDS: Record<string, 'bold' | 'italic' | 'strike' | 'code'> = {
  bold: 'bold',
  italic: 'italic',
  strikethrough: 'strike',
  code: 'code',
  pre: 'code',
};

/** Marks as Telegram takes them; both count in UTF-16 units. Used instead of `parse_mode`, so nothing needs escaping. */
export function entitiesOf(text: RichText): MessageEntity[] {
  return text.marks
    .filter((mark) => mark.length > 0)
    .map((mark) => {
      const span = { offset: mark.start, length: mark.length };
      if (mark.kind === 'link') return { ...span, type: 'text_link', url: mark.url };
      // Code over several lines is a table: only a block of its own keeps the columns.
      const isBlock = mark.kind === 'code' && text.text.slice(mark.start, mark.start + mark.length).includes('\n');
      return { ...span, type: isBlock ? 'pre' : TYPES[mark.kind] };
    });
}

/** The text of a message the bot sent earlier, with the formatting it can write again. */
export function richTextOf(text: string, entities: readonly WireEntity[]): RichText {
  return { text, marks: entities.flatMap((entity) => markOf(entity, text.length)) };
}

function markOf({ type, offset, length, url }: WireEntity, textLength: number): Mark[] {
  const span = { start: offset, length: Math.min(length, textLength - offset) };
  if (span.length <= 0) return [];
  if (type === 'text_link') return url ? [{ ...span, kind: 'link', url }] : [];

  const kind = KINDS[type];
  return kind ? [{ ...span, kind }] : [];
}
