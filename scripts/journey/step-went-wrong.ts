/** Something in the journey was otherwise than it must be; `message` says what, for the reader. */
export class StepWentWrong extends Error {}

/** Ends the journey unless the claim holds. */
export function mustHold(holds: boolean, otherwise: string): void {
  if (!holds) throw new StepWentWrong(otherwise);
}
