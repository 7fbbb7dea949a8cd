import { describe, expect, it } from 'vitest';
import { commandList, destination, destinationByLabel, menuRows } from '../../src/conversations/navigation.ts';
import { AFTER_WAITING, HOME } from '../../src/conversations/places.ts';
import { at } from '../../src/conversations/scene.ts';
import { stepAt } from '../../src/conversations/scenes/scenes.ts';
import { isStepName } from '../../src/conversations/step-names.ts';
import { Words } from '../../src/conversations/words.ts';

const words = new Words();
const menu = menuRows(words).flat();

describe('navigation', () => {
  it('every button of the menu leads to a step that exists, by its data and by its label', () => {
    for (const button of menu) {
      const there = 'go' in button ? destination(button.go) : undefined;
      expect(there && stepAt(there.place)).toBeDefined();
      expect(destinationByLabel(` ${button.label}\n`, words)).toEqual(there);
    }
  });

  it('every command leads to a step that exists', () => {
    const lost = commandList(words).filter(({ command }) => {
      const there = destination(command);
      return !there || !stepAt(there.place);
    });
    expect(lost).toEqual([]);
  });

  it('the places that are named in the code exist', () => {
    for (const place of [HOME, AFTER_WAITING]) expect(stepAt(place)).toBeDefined();
  });

  it('a sale goes along to full registration and to support; what is no sale’s number does not', () => {
    for (const name of ['full', 'support']) {
      expect(destination(`${name}:42`)?.place.data).toEqual({ saleId: 42 });
      for (const foreign of ['', ':', ':-1', ':1e3', ':9999999999999', ':x', ':1 or 1=1'])
        expect(destination(name + foreign)?.place.data).toEqual({});
    }
  });

  it.each(['', 'nowhere', '__proto__', 'constructor', 'toString', ':menu'])('%j leads nowhere', (to) => {
    expect(destination(to)).toBeUndefined();
  });

  it('a step whose stored data does not fit (any more) does not exist', () => {
    expect(stepAt(at('quick.pick', { serials: 'A1' }))).toBeUndefined();
    for (const name of ['quick.gone', 'gone.show', 'quick', '', '__proto__.toString', 'menu.length'])
      expect(isStepName(name)).toBe(false);
  });
});

describe('the command list', () => {
  const commands = commandList(words);

  it('is one that Telegram takes: names of 1–32 small letters, descriptions of 1–256 characters, at most 100', () => {
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length).toBeLessThanOrEqual(100);
    for (const { command, description } of commands) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
      expect(description.length).toBeGreaterThanOrEqual(1);
      expect(description.length).toBeLessThanOrEqual(256);
    }
  });

  it('names every command once', () => {
    const names = commands.map(({ command }) => command);
    expect(new Set(names).size).toBe(names.length);
  });
});
