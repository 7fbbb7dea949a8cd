/** One thing that the doctor has looked at. `next` says what to do about it. Holds no secret. */
export type Finding = {
  /** What was looked at, for example `telegram ergo-club`. */
  check: string;
  state: 'ok' | 'warning' | 'failed';
  found: string;
  next?: string;
};
