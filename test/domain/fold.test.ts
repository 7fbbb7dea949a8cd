import { expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';

it.each([
  ['ОЛЕНА', 'олена'],
  ['Мар’яна', "мар'яна"],
  ['Марʼяна', "мар'яна"],
  ['  два   слова\t', 'два слова'],
  ['ＥＲＧＯ', 'ergo'],
  ['', ''],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
