import { destinationOf, type MoveEnd } from '../move.ts';
import { entrances, type Entrance } from '../navigation.ts';
import type { Exit } from '../scene.ts';
import { exitsOf } from '../scenes/scenes.ts';
import { STEP_NAMES, type StepName } from '../step-names.ts';
import { Words } from '../words.ts';

/** A way on from a step. Who signs in comes back to it. */
export type MapExit = { to: MoveEnd; comesBack?: true };

/** A way in from anywhere: by a menu button (its label), a command, another button, or something that happens. */
export type MapEntrance = { by: Entrance; to: readonly StepName[]; label?: string; command?: string };

/** Every scene, step and transition of the bot. */
export type ScenarioMap = {
  entrances: MapEntrance[];
  steps: { name: StepName; exits: MapExit[] }[];
};

/** Reads the map off the scenes themselves: what they declare is all that they can do. */
export function scenarioMap(): ScenarioMap {
  const words = new Words();
  return {
    entrances: entrances().map(({ by, to, menu, command }) => ({
      by,
      to,
      ...(menu && { label: words.label(menu) }),
      ...(command && { command }),
    })),
    steps: STEP_NAMES.map((name) => ({ name, exits: exitsOf(name).map(mapExit) })),
  };
}

function mapExit(exit: Exit): MapExit {
  return { to: destinationOf(exit), ...(exit === 'signIn' && { comesBack: true }) };
}
