/** The only source of time. Times are epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after `milliseconds`, or at once when the signal is aborted; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The only source of chance: a number from 0 up to, not including, 1. */
export type Random = () => number;
