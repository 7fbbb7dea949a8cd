import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputDecoder, type Input } from '../../../src/console/input/decode-input.ts';

const ESC = '\u001b';
const key = (name: string): Input => ({ kind: 'key', name });
const text = (letters: string): Input => ({ kind: 'text', text: letters });

function decode(...chunks: string[]): Input[] {
  const decoder = new InputDecoder();
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()];
}

describe('what a terminal sends', () => {
  it.each([
    ['letters', 'привіт', [text('привіт')]],
    ['an emoji', '🫠', [text('🫠')]],
    ['Enter', '\r', [key('enter')]],
    ['Ctrl-J', '\n', [key('C-j')]],
    ['Ctrl-K', '\u000b', [key('C-k')]],
    ['Backspace', '\u007f', [key('backspace')]],
    ['Esc', ESC, [key('escape')]],
    ['Esc twice', ESC + ESC, [key('escape'), key('escape')]],
    ['Alt-T', `${ESC}t`, [key('A-t')]],
    ['Alt with Cyrillic', `${ESC}й`, [key('A-q')]],
    ['Alt-Enter', `${ESC}\r`, [key('A-enter')]],
    ['an arrow', `${ESC}[A`, [key('up')]],
    ['an arrow in application mode', `${ESC}OA`, [key('up')]],
    ['Ctrl-←', `${ESC}[1;5D`, [key('C-left')]],
    ['Alt-↑', `${ESC}[1;3A`, [key('A-up')]],
    ['Shift-Tab', `${ESC}[Z`, [key('S-tab')]],
    ['PgUp', `${ESC}[5~`, [key('pageup')]],
    ['F1', `${ESC}OP`, [key('f1')]],
    ['F10', `${ESC}[21~`, [key('f10')]],
    ['Shift-Enter of kitty', `${ESC}[13;2u`, [key('S-enter')]],
    ['Shift-Enter of xterm', `${ESC}[27;2;13~`, [key('S-enter')]],
    [
      'the focus',
      `${ESC}[I${ESC}[O`,
      [
        { kind: 'focus', isIn: true },
        { kind: 'focus', isIn: false },
      ],
    ],
    ['a click', `${ESC}[<0;5;3M${ESC}[<0;5;3m`, [{ kind: 'mouse', what: 'press', x: 4, y: 2 }]],
    ['the wheel', `${ESC}[<64;1;1M`, [{ kind: 'mouse', what: 'wheel up', x: 0, y: 0 }]],
    ['something unknown', `${ESC}[?62;c`, []],
  ] satisfies [string, string, Input[]][])('%s', (_name, bytes, expected) => expect(decode(bytes)).toEqual(expected));

  it('keeps every key of a chunk with reports in it', () => {
    expect(decode(`а${ESC}[I\rб${ESC}[<64;1;1M`)).toEqual([
      text('а'),
      { kind: 'focus', isIn: true },
      key('enter'),
      text('б'),
      { kind: 'mouse', what: 'wheel up', x: 0, y: 0 },
    ]);
  });

  it('takes a paste as one thing, with its lines, whatever is in it', () => {
    const pasted = `рядок\rще ${ESC}[31m рядок\n`;
    expect(decode(`${ESC}[200~${pasted}${ESC}[201~\r`)).toEqual([{ kind: 'paste', text: pasted }, key('enter')]);
  });

  it('means the same however it is cut into chunks', () => {
    const all = `а${ESC}[200~b\r${ESC}[c${ESC}[201~${ESC}[1;5D${ESC}OA${ESC}[<0;5;3M🫠\r${ESC}t`;
    const joined = (inputs: Input[]) => JSON.stringify(inputs).replaceAll(/"\},\{"kind":"text","text":"/g, '');
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: all.length - 1 })), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), all.length];
        const chunks = at.slice(1).map((end, index) => all.slice(at[index], end));
        // Halves of an emoji never come: what is read is decoded from UTF-8 first.
        fc.pre(!chunks.some((chunk) => /[\ud800-\udbff]$/.test(chunk)));
        expect(joined(decode(...chunks))).toBe(joined(decode(all)));
      }),
    );
  });
});
