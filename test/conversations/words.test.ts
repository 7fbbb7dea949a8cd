import { describe, expect, it } from 'vitest';
import { Words } from '../../src/conversations/words.ts';

const words = new Words();
const COUNTS = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111] as const;

/** Texts with a plural, and how the count reads in them. */
const PLURALS: Record<string, { say: (count: number) => string; expected: string[] }> = {
  'sign-in.wrong-code': {
    say: (left) => words.say('sign-in.wrong-code', { left }).text.replace('Код не підійшов. ', ''),
    expected: [
      'Лишилося 0 спроб.',
      'Лишилася 1 спроба.',
      'Лишилося 2 спроби.',
      'Лишилося 4 спроби.',
      'Лишилося 5 спроб.',
      'Лишилося 11 спроб.',
      'Лишилося 12 спроб.',
      'Лишилося 14 спроб.',
      'Лишилася 21 спроба.',
      'Лишилося 22 спроби.',
      'Лишилося 25 спроб.',
      'Лишилася 101 спроба.',
      'Лишилося 111 спроб.',
    ],
  },
  'sign-in.pause': {
    say: (minutes) => words.say('sign-in.pause', { minutes }).text.replace('Забагато спроб. Продовжимо ', ''),
    expected: forms('через # хвилину.', 'через # хвилини.', 'через # хвилин.'),
  },
  'sign-in.long-pause': {
    say: (hours) => words.say('sign-in.long-pause', { hours }).text.replace('Забагато спроб. Продовжимо ', ''),
    expected: forms('через # годину.', 'через # години.', 'через # годин.'),
  },
  'sign-in.too-soon': {
    say: (seconds) => /через \d+ \S+?\./.exec(words.say('sign-in.too-soon', { seconds }).text)?.[0] ?? '',
    expected: forms('через # секунду.', 'через # секунди.', 'через # секунд.'),
  },
  'sale.registered': {
    say: (points) =>
      words
        .say('sale.registered', { model: 'X', points, serial: 'Y' })
        .text.split('\n')
        .find((line) => line.startsWith('+')) ?? '',
    expected: forms('+# бал', '+# бали', '+# балів'),
  },
};

describe('plural forms', () => {
  it.each(Object.entries(PLURALS))('%s reads right for every kind of count', (_key, { say, expected }) => {
    expect(COUNTS.map((count) => say(count))).toEqual(expected);
  });
});

describe('values', () => {
  it('cannot become formatting', () => {
    const said = words.say('sale.bad-serial', { serial: '*A1*_[x](https://evil.example)' });
    expect(said.text).toContain('*A1*_[x](https://evil.example)');
    expect(said.marks).toEqual([]);
  });

  it('cannot become placeholders', () => {
    expect(words.say('sale.bad-serial', { serial: '{serial}' }).text).toContain('{serial}');
  });

  it('may be links: about the programme', () => {
    const { text, marks } = words.say('about.text', { title: 'A_B', terms: 'https://a.example/x_(y)_z.pdf' });
    expect(text).toContain('A_B');
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'link', url: 'https://a.example/x_(y)_z.pdf' }));
  });

  it('name a seller only when the club has given a name', () => {
    expect(words.say('sign-in.done', { person: 'Олена' }).text).toBe('Вітаю! Ви увійшли як Олена ✅');
    expect(words.say('sign-in.done-unnamed').text).toBe('Вітаю! Ви увійшли ✅');
  });
});

/** The counts in their forms: 1, 21, 101 – 2, 4, 22 – the rest. */
function forms(one: string, few: string, many: string): string[] {
  const form: Record<number, string> = { 1: one, 21: one, 101: one, 2: few, 4: few, 22: few };
  return COUNTS.map((count) => (form[count] ?? many).replace('#', String(count)));
}
