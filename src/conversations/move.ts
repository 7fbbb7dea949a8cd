import type { Entrance } from './navigation.ts';
import type { Exit } from './scene.ts';
import type { StepName } from './step-names.ts';

/** Where a move ends: at a step, back where signing in was needed, or nowhere, with a person forgotten. */
export type MoveEnd = StepName | 'back' | 'forgotten';

/** A way that was taken: from one step to another, or by an entrance from wherever the person stood. */
export type Move = { from: StepName; to: MoveEnd } | { by: Entrance; to: StepName };

/** Where an exit leads. */
export function destinationOf(exit: Exit): MoveEnd {
  if (exit === 'signIn') return 'sign-in.phone';
  return exit === 'resume' ? 'back' : exit;
}
