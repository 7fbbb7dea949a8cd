import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composerWith,
  EDITS,
  insert,
  moveTo,
  setText,
  type Composer,
  type Edit,
} from '../../../src/console/composer/composer.ts';
import { composerLines, moveLine } from '../../../src/console/composer/composer-lines.ts';
import { clean, clustersOf, widthOf } from '../../../src/console/text/glyphs.ts';

const SAMPLES = [
  'а',
  'ї',
  'й',
  'и\u0306',
  ' ',
  '\n',
  '漢',
  '🫠',
  '👨‍👩‍👧',
  '🇺🇦',
  '👍🏽',
  '❤️',
  'e\u0301',
  '\u001b[31m',
  '\u202e',
  '\t',
  '\ud83d',
  'слово ’',
];
const typed = fc.array(fc.constantFrom(...SAMPLES), { maxLength: 12 }).map((parts) => parts.join(''));
const act = fc.oneof(
  typed.map((text) => (composer: Composer) => insert(composer, text)),
  fc.constantFrom(...Object.values(EDITS)),
  fc.nat(40).map((offset) => (composer: Composer) => moveTo(composer, offset)),
);
const composers = fc.array(act, { maxLength: 30 }).map((acts) => acts.reduce((now, one) => one(now), composerWith()));

function seams(text: string): number[] {
  return clustersOf(text).reduce<number[]>((all, cluster) => [...all, (all.at(-1) ?? 0) + cluster.length], [0]);
}

describe('a composer, whatever is done with it', () => {
  it('keeps its cursor between letters, never inside of an emoji or a letter with its marks', () => {
    fc.assert(
      fc.property(composers, ({ text, cursor }) => {
        expect(seams(text)).toContain(cursor);
      }),
    );
  });

  it('holds nothing that a terminal would obey, and lines', () => {
    fc.assert(
      fc.property(composers, ({ text }) => {
        expect(clean(text)).toBe(text);
      }),
    );
  });

  it('inserts what is typed where the cursor stands, and leaves the rest alone', () => {
    fc.assert(
      fc.property(composers, typed, (composer, text) => {
        const { text: before, cursor } = composer;
        expect(insert(composer, text).text).toBe(before.slice(0, cursor) + clean(text) + before.slice(cursor));
      }),
    );
  });

  it('undoes every change back to what was there at first, and does all of them again', () => {
    fc.assert(
      fc.property(composers, (composer) => {
        let [back, steps] = [composer, 0];
        while (back.past.length > 0) [back, steps] = [EDITS.undo(back), steps + 1];
        expect(back.text).toBe('');
        let again = back;
        for (let at = 0; at < steps; at++) again = EDITS.redo(again);
        expect(again.text).toBe(composer.text);
      }),
    );
  });

  it('loses one letter at a time to Backspace, until nothing is left', () => {
    fc.assert(
      fc.property(composers, (composer) => {
        let now = EDITS['text end'](composer);
        for (let most = composer.text.length; most > 0; most--) {
          const next = EDITS['delete back'](now);
          expect(now.text.startsWith(next.text)).toBe(true);
          now = next;
        }
        expect(now.text).toBe('');
      }),
    );
  });

  it('is shown in lines that fit, with the cursor in sight, and nothing left out but line ends', () => {
    fc.assert(
      fc.property(composers, fc.integer({ min: 4, max: 30 }), (composer, width) => {
        const { lines, row, column } = composerLines(composer, width);
        for (const line of lines) expect(widthOf(line.replace(/ +$/, ''))).toBeLessThanOrEqual(width);
        expect(lines.join('')).toBe(composer.text.replaceAll('\n', ''));
        expect(row).toBeLessThan(lines.length);
        expect(column).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('goes from line to line with the arrows, and comes to both ends', () => {
    fc.assert(
      fc.property(
        composers,
        fc.integer({ min: 4, max: 30 }),
        fc.constantFrom(-1 as const, 1 as const),
        (composer, width, by) => {
          let now = composer;
          const count = composerLines(composer, width).lines.length;
          for (let at = 0; at <= count; at++) {
            const next = moveLine(now, by, width);
            if (!next) break;
            expect(composerLines(next, width).row).toBe(composerLines(now, width).row + by);
            now = next;
          }
          expect(composerLines(now, width).row).toBe(by < 0 ? 0 : count - 1);
        },
      ),
    );
  });
});

describe('editing', () => {
  const edit = (text: string, ...edits: Edit[]) => edits.reduce((now, one) => EDITS[one](now), composerWith(text));

  it.each([
    ['Слава Україні', ['delete word back'], 'Слава '],
    ['п’ять слів', ['word left', 'word left', 'delete word forward'], ' слів'],
    ['один\nдва три', ['delete to line start'], 'один\n'],
    ['один\nдва', ['text start', 'delete to line end'], '\nдва'],
    ['дім 👨‍👩‍👧', ['delete back'], 'дім '],
    ['аб', ['left', 'new line'], 'а\nб'],
    ['аб', ['delete back', 'undo'], 'аб'],
    ['аб', ['delete back', 'undo', 'redo'], 'а'],
  ] satisfies [string, Edit[], string][])('%j, %j', (text, edits, expected) => {
    expect(edit(text, ...edits).text).toBe(expected);
  });

  it('takes letters that were typed one after another back together, by words', () => {
    let now = composerWith();
    for (const letter of 'добрий день') now = insert(now, letter);
    expect(EDITS.undo(now).text).toBe('добрий ');
    expect(EDITS.undo(EDITS.undo(EDITS.undo(now))).text).toBe('');
  });

  it('can take back that everything was replaced', () => {
    expect(EDITS.undo(setText(composerWith('написане'), '')).text).toBe('написане');
  });
});
