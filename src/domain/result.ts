/** An expected failure is a value: `ok` with what was asked for, or the failure in its closed form. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; failure: Failure };

/** The happy half of a {@link Result}. */
export function success<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** The other half of a {@link Result}. */
export function failure<Failure>(reason: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: reason };
}
