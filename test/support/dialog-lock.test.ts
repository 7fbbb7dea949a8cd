import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEASE } from '../../src/domain/dialog.ts';
import type { Caller } from '../../src/domain/staff.ts';
import { DeskWorld } from './desk.ts';

const MINUTE = 60_000;

const several = fc.uniqueArray(fc.nat(3), { minLength: 1 });

/** What can happen; several operators do `at once` what they are named for. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), who: several }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), who: several }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), who: several }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), who: several }) },
  // Whoever is not among them has crashed, for now.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('heartbeats' as const), who: fc.uniqueArray(fc.nat(3)) }) },
  { weight: 3, arbitrary: jump('time', [1_000, 10_000, LEASE, 5 * MINUTE]) },
  { weight: 1, arbitrary: jump('clock set', [-60 * MINUTE, -LEASE, 60 * MINUTE]) },
  { weight: 2, arbitrary: fc.constant({ kind: 'round' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'asks' as const }) },
);

function jump<Kind extends string>(kind: Kind, by: number[]) {
  return fc.record({ kind: fc.constant(kind), by: fc.constantFrom(...by) });
}

type Happening = typeof happening extends fc.Arbitrary<infer What> ? What : never;

/** One dialog that four operators want. */
class Quarrel {
  readonly #clock: { at: number };
  readonly staff: Caller[] = [];
  readonly #world: DeskWorld;
  readonly #dialog: number;

  private constructor(world: DeskWorld, clock: { at: number }, dialog: number) {
    this.#clock = clock;
    this.#world = world;
    this.#dialog = dialog;
  }

  static async begin(): Promise<Quarrel> {
    const clock = { at: 1_760_000_000_000, now: () => clock.at, sleep: async () => {} };
    const world = await DeskWorld.open(clock);
    const quarrel = new Quarrel(world, clock, await world.asks('seller'));
    for (const login of ['a', 'b', 'c', 'd']) quarrel.staff.push(await world.staff(login));
    return quarrel;
  }

  async ownerId(): Promise<number | null> {
    const row = await this.#world.store.read.selectFrom('dialogs').select('owner_id').executeTakeFirstOrThrow();
    return row.owner_id;
  }

  /** Lets it happen. Answers who got through with what they tried. */
  async happen(what: Happening): Promise<number[]> {
    const { store, desk } = this.#world;
    switch (what.kind) {
      case 'take':
        return this.#through(what.who, (caller) => this.#world.takes(caller, this.#dialog));
      case 'say':
        return this.#through(what.who, (caller) => this.#world.says(caller, this.#dialog));
      case 'release':
        return this.#through(what.who, (caller) => store.write((tx) => desk.dialogs.release(tx, caller, this.#dialog)));
      case 'pause':
        return this.#through(what.who, (caller) =>
          store.write((tx) => desk.dialogs.pause(tx, caller, this.#dialog, undefined)),
        );
      case 'heartbeats':
        return this.#through(what.who, async (caller) => {
          if (!(await this.#world.renews(caller)).includes(this.#dialog)) throw new Error('not theirs');
        });
      case 'time':
      case 'clock set':
        this.#clock.at += what.by;
        return [];
      case 'round':
        await desk.round.run();
        return [];
      case 'asks':
        await this.#world.asks('seller');
        return [];
    }
  }

  async #through(who: number[], attempt: (caller: Caller) => Promise<unknown>): Promise<number[]> {
    const callers = who.flatMap((at) => this.staff[at] ?? []);
    const tried = await Promise.allSettled(callers.map((caller) => attempt(caller)));
    return callers.filter((_, at) => tried[at]?.status === 'fulfilled').map(({ staffId }) => staffId);
  }
}

/** What must not be: two who got through at once, or one who did and does not own it (or, after releasing, still does). */
function isWrong({ kind }: Happening, got: number[], before: number | null, after: number | null): boolean {
  if (got.length > 1) return true;
  const [one] = got;
  if (kind === 'release') return one !== undefined && (before !== one || after !== null);
  if (one !== undefined) return after !== one;
  return kind !== 'round' && kind !== 'asks' && after !== before;
}

it('a dialog never has two owners, whoever crashes and wherever the clock jumps', { timeout: 120_000 }, async () => {
  const run = fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), async (happenings) => {
    const quarrel = await Quarrel.begin();
    for (const what of happenings) {
      const before = await quarrel.ownerId();
      const got = await quarrel.happen(what);
      const after = await quarrel.ownerId();
      expect({ what, got, before, after, isWrong: isWrong(what, got, before, after) }).toMatchObject({
        isWrong: false,
      });
    }

    // And nobody keeps it who is gone: once all have been silent for long enough, or somebody asks again, it can be had.
    await quarrel.happen({ kind: 'asks' });
    for (let passed = 0; passed < 3 * LEASE; passed += 10_000) {
      await quarrel.happen({ kind: 'time', by: 10_000 });
      await quarrel.happen({ kind: 'round' });
    }
    expect(await quarrel.happen({ kind: 'take', who: [0] })).toHaveLength(1);
  });
  await fc.assert(run, { numRuns: 40 });
});
