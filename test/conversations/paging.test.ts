import { describe, expect, it } from 'vitest';
import { newestFirst, pageButtons, pageOf } from '../../src/conversations/paging.ts';
import { shownDate } from '../../src/conversations/shown-date.ts';
import { Words } from '../../src/conversations/words.ts';

const words = new Words();
const ELEVEN = Array.from({ length: 11 }, (_, at) => at);

describe('a long list', () => {
  it('is cut into pages, and a page that is not there is the nearest', () => {
    expect(pageOf(ELEVEN, 0, 5)).toEqual({ items: [0, 1, 2, 3, 4], page: 0, pages: 3 });
    expect(pageOf(ELEVEN, 2, 5)).toEqual({ items: [10], page: 2, pages: 3 });
    expect(pageOf(ELEVEN, 9, 5).page).toBe(2);
    expect(pageOf(ELEVEN, -1, 5).page).toBe(0);
    expect(pageOf([], 3, 5)).toEqual({ items: [], page: 0, pages: 1 });
  });

  it('offers the neighbouring pages, and nothing where there is one page', () => {
    const ways = (page: number) => pageButtons(words, pageOf(ELEVEN, page, 5), (to) => `news:${to}`).flat();
    expect(ways(0).map((button) => 'go' in button && button.go)).toEqual(['news:1']);
    expect(ways(1).map((button) => 'go' in button && button.go)).toEqual(['news:0', 'news:2']);
    expect(ways(2).map((button) => 'go' in button && button.go)).toEqual(['news:1']);
    expect(pageButtons(words, pageOf([1], 0, 5), String)).toEqual([]);
  });

  it('shows the newest first, and leaves the order of one day as it is', () => {
    const items = ['2026-01-02 a', '2026-01-03 b', '2026-01-02 c'].map((one) => {
      return { date: one.slice(0, 10), name: one.slice(11) };
    });
    expect(newestFirst(items).map((item) => item.name)).toEqual(['b', 'a', 'c']);
  });
});

describe('a date of the club', () => {
  it.each([
    ['2018-12-15', '15.12.2018'],
    ['2018-08-17 15:34:45', '17.08.2018'],
    ['2018-08-17T15:34:45', '17.08.2018'],
    ['скоро', 'скоро'],
    ['', ''],
  ])('%j is shown as %j', (date, shown) => {
    expect(shownDate(date)).toBe(shown);
  });
});
