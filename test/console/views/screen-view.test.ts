import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/console/text/glyphs.ts';
import { aDialog, aMessage, PureConsole } from '../../support/pure-console.ts';

const SIZES = [
  [80, 24],
  [100, 30],
  [200, 60],
  [40, 10],
  [5, 3],
] as const;

describe.each(SIZES)('a screen of %d by %d', (columns, rows) => {
  it('is filled exactly, with wide letters, everything open and nothing open', () => {
    const dialog = aDialog(1, { name: '漢字🫠'.repeat(20), unread: 3, escalatedAt: aDialog(1).lastAt });
    const console = PureConsole.with(dialog, aDialog(2));
    console.tell({ type: 'resized', columns, rows });
    const expectToFit = () => {
      const lines = console.screen.split('\n');
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    };
    expectToFit();
    console.opens(dialog, [
      aMessage(1, { text: '漢字🫠 '.repeat(200) }),
      aMessage(2, { author: 'bot', buttons: ['А', 'Б'] }),
    ]);
    expectToFit();
    console.press('tab').type('довге слово '.repeat(50));
    expectToFit();
    for (const key of ['f1', 'escape', 'C-f', 'escape', 'A-p', 'escape', 'A-x', 'escape', 'A-i', 'escape', 'C-c']) {
      console.press(key);
      expectToFit();
    }
  });
});

describe('input', () => {
  it('takes letters that come together one after another', () => {
    const console = PureConsole.with(aDialog(1), aDialog(2), aDialog(3)).type('оод');
    expect(console.model).toMatchObject({ open: 3, focus: 'history' });
  });

  it('goes with the mouse to a dialog, to the composer, and up in the history', () => {
    const console = PureConsole.with(aDialog(1), aDialog(2));
    console.input({ kind: 'mouse', what: 'press', x: 3, y: 4 });
    expect(console.model.open).toBe(2);
    console.input({ kind: 'mouse', what: 'press', x: 60, y: 27 });
    expect(console.model.focus).toBe('composer');
    const many = Array.from({ length: 60 }, (_, at) => aMessage(at + 1));
    console.tell({ type: 'page', dialog: 2, part: 'newest', messages: many });
    console.input({ kind: 'mouse', what: 'wheel up', x: 60, y: 10 });
    expect(console.screen).toContain('▼');
  });
});

describe('a history', () => {
  it('shows who said what, what became of it, edits, notes and buttons', () => {
    const staff = { login: 'olena', name: 'Олена' };
    const console = PureConsole.with(aDialog(1)).opens(aDialog(1), [
      aMessage(1, { at: '2026-03-04T08:00:00Z', text: 'учора' }),
      aMessage(2, { author: 'bot', inDialog: false, text: 'Меню', buttons: ['💰 Баланс'], state: 'sent' }),
      aMessage(3, { kind: 'press', text: '💬 Підтримка' }),
      aMessage(4, { text: 'нове', earlier: [{ text: 'старе', until: '2026-03-05T09:59:00Z' }] }),
      aMessage(5, { author: 'operator', staff, text: 'Вітаю', state: 'seen' }),
      aMessage(6, { author: 'note', staff, text: 'складний' }),
      aMessage(7, { kind: 'photo', text: '', picture: false }),
    ]);
    const told = ['середа, 4 березня', 'сьогодні', 'Баланс]', 'Підтримка]', 'змінено', 'до 11:59 було: старе'];
    for (const words of [...told, 'Олена 12:00 ✓✓', 'Нотатка · Олена', 'фото, якого не збережено'])
      expect(console.screen).toContain(words);
  });

  it('reads older messages as it is scrolled up, keeps its place, and says that there is more below', () => {
    const page = (from: number) => Array.from({ length: 60 }, (_, at) => aMessage(from + at));
    const console = PureConsole.with(aDialog(1)).opens(aDialog(1), page(61));
    console.press('pageup', 'pageup', 'pageup');
    expect(console.done('page').at(-1)).toEqual({ do: 'page', dialog: 1, part: 'older', from: 61 });
    expect(console.screen).toContain('▼ нижче є ще');
    const before = console.screen.split('\n').slice(3, 20);
    console.tell({ type: 'page', dialog: 1, part: 'older', messages: page(1) });
    expect(console.screen.split('\n').slice(3, 20)).toEqual(before);
    console.press('end');
    expect(console.screen).toContain('повідомлення 120');
    expect(console.screen).not.toContain('▼');
  });

  it('is searched, and the places are gone through both ways', () => {
    const console = PureConsole.with(aDialog(1)).opens(aDialog(1), [aMessage(100), aMessage(101)]);
    console.press('/').type('бали').press('enter');
    expect(console.done('search')).toEqual([{ do: 'search', dialog: 1, words: 'бали' }]);
    console.tell({ type: 'found', dialog: 1, words: 'бали', messages: [101, 7] });
    expect(console.screen).toContain('«бали»: 1 з 2');
    console.press('т');
    expect(console.done('surroundings')).toEqual([{ do: 'surroundings', dialog: 1, message: 7 }]);
    console.tell({
      type: 'surroundings',
      dialog: 1,
      message: 7,
      before: [aMessage(6)],
      after: [aMessage(7), aMessage(8)],
    });
    expect(console.screen).toContain('повідомлення 7');
    console.press('N');
    expect(console.screen).toContain('1 з 2');
  });
});
