import { describe, expect, it } from 'vitest';
import { scenarioMap } from '../../../src/conversations/map/scenario-map.ts';
import { menuKeys } from '../../../src/conversations/navigation.ts';
import { exitsOf } from '../../../src/conversations/scenes/scenes.ts';
import { STEP_NAMES } from '../../../src/conversations/step-names.ts';
import { Words } from '../../../src/conversations/words.ts';

const { entrances, steps } = scenarioMap();

function entrance(by: string) {
  return entrances.find((one) => one.by === by);
}

function exits(step: string) {
  return steps.find(({ name }) => name === step)?.exits;
}

describe('the scenario map', () => {
  it('has every step in the order of the scenes, with every exit that it declares', () => {
    expect(steps.map(({ name, exits: ways }) => [name, ways.length])).toEqual(
      STEP_NAMES.map((name) => [name, exitsOf(name).length]),
    );
  });

  it('tells who comes back after signing in, and where signing in itself leads', () => {
    expect(exits('balance.show')).toContainEqual({ to: 'sign-in.phone', comesBack: true });
    expect(exits('sign-out.ask')).toContainEqual({ to: 'sign-in.phone' });
    expect(exits('sign-in.code')).toContainEqual({ to: 'back' });
    expect(exits('forget.ask')).toContainEqual({ to: 'forgotten' });
  });

  it('has the ways in by menu buttons as they are called, by commands, by other buttons and by what happens', () => {
    expect(entrance('register')).toEqual({
      by: 'register',
      to: ['quick.serial'],
      label: '📝 Зареєструвати продаж',
      command: '/register',
    });
    expect(entrance('in-work')).toEqual({ by: 'in-work', to: ['in-work.list'], label: '⏳ У роботі' });
    expect(entrance('forget')).toEqual({ by: 'forget', to: ['forget.ask'], command: '/forget' });
    expect(entrance('sums')).toEqual({ by: 'sums', to: ['balance.sums'] });
    expect(entrance('session ended')).toEqual({ by: 'session ended', to: ['sign-in.phone'] });
    const words = new Words();
    expect(entrances.flatMap(({ label }) => label ?? []).sort()).toEqual(
      menuKeys()
        .map((key) => words.label(key))
        .sort(),
    );
  });

  it('has no step that nobody can come to', () => {
    const reached = new Set<string>(entrances.flatMap(({ to }) => to));
    for (const name of reached) for (const { to } of exits(name) ?? []) reached.add(to);
    expect(STEP_NAMES.filter((name) => !reached.has(name))).toEqual([]);
  });
});
