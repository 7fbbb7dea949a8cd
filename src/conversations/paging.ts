import type { ReplyButton } from './reply.ts';
import type { Words } from './words.ts';

/** A part of a list that fits on a phone. `page` counts from 0. */
export type Page<Item> = { items: Item[]; page: number; pages: number };

/** The page `wanted`, or the nearest there is. */
export function pageOf<Item>(items: readonly Item[], wanted: number, size: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: items.slice(page * size, (page + 1) * size), page, pages };
}

/** The row with the ways to the neighbouring pages; `to` names where a page is. No row where there is one page only. */
export function pageButtons(
  words: Words,
  { page, pages }: Page<unknown>,
  to: (page: number) => string,
): ReplyButton[][] {
  const row: ReplyButton[] = [];
  if (page > 0) row.push({ label: words.label('paging.newer'), go: to(page - 1) });
  if (page < pages - 1) row.push({ label: words.label('paging.older'), go: to(page + 1) });
  return row.length > 0 ? [row] : [];
}

/** The newest first; things of one time stay in their order. Times as the club writes them sort as texts. */
export function newestFirst<Item extends { date: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}
