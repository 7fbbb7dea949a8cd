import { describe, expect, it } from 'vitest';
import { readProfileValue } from '../../src/conversations/profile-fields.ts';

describe('a name', () => {
  it.each([
    ['Олена', 'Олена'],
    ['  Мар’яна ', "Мар'яна"],
    ['Бондар-Коваль', 'Бондар-Коваль'],
    ['Анна   Марія', 'Анна Марія'],
    ["O'Neill", "O'Neill"],
    ['Їжакевич', 'Їжакевич'],
  ])('%j is read as %j', (typed, name) => {
    for (const field of ['name', 'lastName', 'patronymic'] as const)
      expect(readProfileValue(field, typed)).toEqual({ ok: true, value: name });
  });

  it.each(['', '  ', '123', 'Олена2', '@olena', 'Олена!', '-', "'", 'а--б', '🙂', 'https://a.ua', 'а'.repeat(51)])(
    '%j is none',
    (typed) => {
      expect(readProfileValue('name', typed)).toEqual({ ok: false, failure: 'bad name' });
    },
  );
});

describe('an e-mail', () => {
  it('is read without white space around, in small letters', () => {
    expect(readProfileValue('email', ' Olena.K@Example.com ')).toEqual({ ok: true, value: 'olena.k@example.com' });
  });

  it.each([
    '',
    'olena',
    'olena@',
    'olena@example',
    'o lena@example.com',
    'olena@@example.com',
    `${'a'.repeat(95)}@b.com`,
  ])('%j is none', (typed) => {
    expect(readProfileValue('email', typed)).toEqual({ ok: false, failure: 'bad email' });
  });
});
