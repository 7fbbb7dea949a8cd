import { expect, test } from 'vitest';
import { showButtonText, showViberText } from '../../../src/sandbox/viber/show-viber-text.ts';

const bold = (start: number, length: number) => ({ start, length, kind: 'bold' });

test.each([
  ['*жирно* і ні', 'жирно і ні', [bold(0, 5)]],
  ['_*обидва*_', 'обидва', [{ start: 0, length: 6, kind: 'italic' }, bold(0, 6)]],
  ['~ні~', 'ні', [{ start: 0, length: 2, kind: 'strike' }]],
  ['```a*b*c``` далі', 'a*b*c далі', [{ start: 0, length: 5, kind: 'code' }]],
  ['*жирно*, бо кома', '*жирно*, бо кома', []],
  ['2 * 3 * 4', '2 * 3 * 4', []],
  ['snake_case_name', 'snake_case_name', []],
  ['*без кінця', '*без кінця', []],
  ['*', '*', []],
])('%s', (source, text, spans) => {
  expect(showViberText(source)).toEqual({ text, spans });
});

test('the label of a button is its HTML without tags', () => {
  expect(showButtonText('<font color="#fff"><b>Так &amp; ні</b></font><br>далі')).toBe('Так & ні\nдалі');
});
