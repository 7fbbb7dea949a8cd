import { expect, it } from 'vitest';
import { openingWords } from '../../src/conversations/closed-notice.ts';
import { Words } from '../../src/conversations/words.ts';
import { LocalTime } from '../../src/domain/local-time.ts';

const localTime = new LocalTime('Europe/Kyiv');
const FRIDAY_EVENING = Date.parse('2026-11-27T18:30+02:00');

it.each([
  ['2026-11-27T19:00+02:00', 'сьогодні о 19:00'],
  ['2026-11-28T00:00+02:00', 'завтра о 0:00'],
  ['2026-11-28T11:05+02:00', 'завтра об 11:05'],
  ['2026-11-29T09:00+02:00', 'у неділю, 29 листопада, о 9:00'],
  ['2026-11-30T09:00+02:00', 'у понеділок, 30 листопада, о 9:00'],
  ['2026-12-01T08:30+02:00', 'у вівторок, 1 грудня, о 8:30'],
  ['2026-12-02T11:00+02:00', 'у середу, 2 грудня, об 11:00'],
  ['2027-01-07T10:00+02:00', 'у четвер, 7 січня, о 10:00'],
  ['2027-01-08T10:00+02:00', 'у п’ятницю, 8 січня, о 10:00'],
  ['2026-12-05T14:00+02:00', 'у суботу, 5 грудня, о 14:00'],
])('an opening at %s is told as «%s»', (opens, words) => {
  expect(openingWords(Date.parse(opens), FRIDAY_EVENING, localTime, new Words())).toBe(words);
});
