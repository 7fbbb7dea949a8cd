import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { at, step } from '../../src/conversations/scene.ts';
import { exitsOf, SCENES } from '../../src/conversations/scenes/scenes.ts';
import { STEP_NAMES } from '../../src/conversations/step-names.ts';

const data = z.object({});

describe('a step', () => {
  it('declares its exits; another way does not compile', () => {
    const declared = step({
      data,
      exits: ['menu.home', 'signIn'],
      show: () => ({ next: at('menu.home') }),
      hear: () => ({ next: 'signIn' }),
    });
    expect(declared.exits).toEqual(['menu.home', 'signIn']);

    step({
      data,
      exits: ['menu.home'],
      // @ts-expect-error: not among the exits
      show: () => ({ next: at('help.show') }),
      // @ts-expect-error: not among the exits
      hear: () => ({ next: 'signIn' }),
    });
    // @ts-expect-error: no way leads on from here
    step({ data, exits: [], show: () => ({ next: at('menu.home') }), hear: () => ({ next: 'again' }) });
    // @ts-expect-error: there is no such step
    step({ data, exits: ['menu.hom'], show: () => ({}), hear: () => ({ next: 'again' }) });
  });
});

describe('the scenes', () => {
  it('have exactly the steps that are named', () => {
    const held = Object.entries(SCENES).flatMap(([scene, steps]) => Object.keys(steps).map((one) => `${scene}.${one}`));
    expect(held.toSorted()).toEqual([...STEP_NAMES].toSorted());
  });

  it.each(STEP_NAMES)('%s leads on somewhere, and names each way once', (name) => {
    const exits = exitsOf(name);
    expect(exits.length).toBeGreaterThan(0);
    expect(new Set(exits).size).toBe(exits.length);
  });
});
