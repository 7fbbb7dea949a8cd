import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, EDIT_KEYS, editOf, KEYMAP } from '../../../src/console/input/keymap.ts';
import type { Focus } from '../../../src/console/model/model.ts';

const PANES: Focus[] = ['list', 'history', 'composer'];

describe('the table of keys', () => {
  it('has every command once', () => {
    expect(KEYMAP.map(({ command }) => command).sort()).toEqual([...COMMANDS].sort());
  });

  it.each(PANES)('gives no key two meanings in the %s', (pane) => {
    const bindings = KEYMAP.filter(({ where }) => !where || where.includes(pane));
    const keys = bindings.flatMap(({ keys: own = [] }) => own);
    const letters = pane === 'composer' ? [] : bindings.flatMap(({ letters: own = [] }) => own);
    const edits = pane === 'composer' ? EDIT_KEYS.flatMap(({ keys: own }) => own) : [];
    const all = [...keys, ...letters, ...edits];
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
  });

  it('has something to press everywhere for all that can be done while writing', () => {
    const onlyLetters = KEYMAP.filter(({ keys = [] }) => keys.length === 0).map(({ command }) => command);
    expect(onlyLetters).toEqual(['next found', 'previous found']);
  });

  it('leaves alone the keys that terminals and tmux take for themselves', () => {
    const keys = [...KEYMAP.flatMap(({ keys: own = [] }) => own), ...EDIT_KEYS.flatMap(({ keys: own }) => own)];
    expect(keys.filter((key) => ['C-s', 'C-q', 'C-m', 'C-i', 'C-['].includes(key))).toEqual([]);
  });
});

describe('a letter', () => {
  it.each([
    ['t', 'take'],
    ['е', 'take'],
    ['г', 'back to unread'],
    ['.', 'search'],
    ['Т', 'previous found'],
    ['т', 'next found'],
  ])('%s means "%s" in the list, whichever layout is on', (letter, command) => {
    expect(commandOf({ kind: 'text', text: letter }, 'list')).toBe(command);
  });

  it('is a letter in the composer', () => {
    expect(commandOf({ kind: 'text', text: 't' }, 'composer')).toBeUndefined();
    expect(editOf({ kind: 'text', text: 't' })).toBeUndefined();
  });
});
