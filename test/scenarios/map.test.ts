import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/conversations/step-names.ts';
import { Operator } from '../support/operator.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { administratorOf } from '../support/staff-life.ts';
import { MESSENGERS } from '../support/world.ts';
import { STAFF_WALKS } from './map/staff-walks.ts';
import { Walker } from './map/walker.ts';
import { WALKS } from './map/walks.ts';
import { ENTRANCES, waysOnFrom, waysTaken } from './map/ways.ts';

const PATIENCE = 240_000;
const SCENES = Object.keys(STEPS);
const EVERY_WALK = Object.entries(WALKS).flatMap(([scene, walks]) =>
  Object.entries(walks).map(([about, walk]) => ({ scene, about, walk })),
);

const world = sharedWorld({ club: { timeoutSeconds: 30 } });

describe.concurrent.each(MESSENGERS)('a seller in %s walks', (messenger) => {
  it.each(EVERY_WALK)('$scene: $about', { timeout: PATIENCE }, async ({ walk }) => {
    await expect(walk(world(), messenger)).resolves.toBeUndefined();
  });
});

describe('sellers in every messenger walk', () => {
  it('where staff do something', { timeout: PATIENCE }, async () => {
    const administrator = await administratorOf(world().configFile);
    const operator = await Operator.signIn(world(), administrator, 'olena', 'Олена');
    const walks = STAFF_WALKS.flatMap((walk) =>
      MESSENGERS.map((messenger) => walk(world(), messenger, { administrator, operator })),
    );
    await expect(Promise.all(walks)).resolves.toHaveLength(walks.length);
  });

  it('where the key to all sessions has been lost', { timeout: PATIENCE }, async () => {
    const signedIn = MESSENGERS.map((messenger) => Walker.signedIn(world(), messenger));
    const walkers = await Promise.all(signedIn);
    for (const walker of walkers) {
      await walker.goes('feedback', 'Напишіть ваше побажання');
      await walker.sendsPhoto('Передав організаторам', walker.seller.messenger === 'telegram' ? { album: 'a' } : {});
    }
    await world().daemon.stop();
    await rm(join(world().folder, 'data', 'keys', 'session.key'));
    await world().start();
    for (const walker of walkers) {
      await walker.says('Добрий день!', 'поділіться номером');
      const taken = waysTaken(world().logLines, walker.seller.messenger);
      expect(taken).toContain('feedback.album → sign-in.phone');
    }
  });
});

/** A way that is missing here is to be taken by a walk of that scene, in `map/walks.ts`. */
describe.each(MESSENGERS)('of the scenario map nobody in %s has left out', (messenger) => {
  const untaken = (ways: string[]) => {
    const taken = waysTaken(world().logLines, messenger);
    return ways.filter((way) => !taken.has(way));
  };

  it('a way in from anywhere', () => expect(untaken(ENTRANCES)).toEqual([]));

  it.each(SCENES)('a way on from the steps of “%s”', (scene) => expect(untaken(waysOnFrom(scene))).toEqual([]));
});

it.each(MESSENGERS)('no way has been taken in %s that the scenario map does not have', (messenger) => {
  const map = new Set([...ENTRANCES, ...SCENES.flatMap(waysOnFrom)]);
  expect([...waysTaken(world().logLines, messenger)].filter((way) => !map.has(way))).toEqual([]);
});
