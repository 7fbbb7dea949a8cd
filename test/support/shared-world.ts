import { afterAll, beforeAll } from 'vitest';
import { World, type WorldOptions } from './world.ts';

/** One world for all tests of a file or a describe block, for sellers who do not disturb each other. */
export function sharedWorld(options: Omit<WorldOptions, 'shared'> = {}): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    world = await World.create({ ...options, shared: true });
  });
  afterAll(() => world?.close());
  return () => {
    if (!world) throw new Error('the world is not there yet');
    return world;
  };
}
