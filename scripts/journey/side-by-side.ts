import { padTo } from './text-width.ts';

const GAP = 3;
const NARROWEST_PAIR = 96;

/** How a page is divided: the seller's phone on the left, what is behind it on the right, or below where there is no room. */
export type Columns = { left: number; right: number; beside: boolean };

export function columnsOf(width: number): Columns {
  if (width < NARROWEST_PAIR) return { left: width - 2, right: width - 4, beside: false };
  const left = Math.min(64, Math.floor((width - GAP) / 2));
  return { left, right: width - GAP - left, beside: true };
}

/** Lays two lists of lines out as the columns want it. */
export function layOut(left: string[], right: string[], columns: Columns): string[] {
  if (!columns.beside) return [...left, ...right.map((line) => `    ${line}`)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    return `${padTo(left[at] ?? '', columns.left)}${' '.repeat(GAP)}${right[at] ?? ''}`;
  });
}
