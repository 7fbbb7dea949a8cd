import type { Picture } from '../model/picture.ts';
import { span, type Row, type Span } from './span.ts';

/** A picture in half-blocks: the upper half of each place in the colour of the letter, the lower in that behind it. */
export function pictureRows({ rows }: Extract<Picture, { state: 'here' }>): Row[] {
  return rows.map((row) => {
    const spans: Span[] = [];
    for (const { upper, lower } of row) spans.push(span('▀', { colours: [upper, lower] }));
    return spans;
  });
}
