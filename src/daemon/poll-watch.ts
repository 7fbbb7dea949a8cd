import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';

/** Signs of life of a poll: how many there were, and how many milliseconds the next may take. */
export type Pulse = { beats: number; patience: number };

export type PollWatchProps = {
  /** Brings updates in until the signal. Never rejects, and never ends before: unless something has gone wrong. */
  poll: (signal: AbortSignal) => Promise<void>;
  pulse: () => Pulse;
  clock: Clock;
  log: Log;
};

/** How often it is looked whether a poll lives. A request to Telegram takes 65 s at the most: it is noticed within two minutes. */
const LOOK = 10_000;
const MARGIN = 20_000;
/** Before polling begins anew, in milliseconds: a poll that ends at once must not become a busy loop. */
const REST = 1_000;

/**
 * Polls until the signal. A poll that has died or hangs while the process lives leaves the bot deaf: that is said loudly,
 * and polling begins anew.
 */
export async function keepPolling(props: PollWatchProps, signal: AbortSignal): Promise<void> {
  const { poll, clock, log } = props;
  while (!signal.aborted) {
    const stop = new AbortController();
    const ended = poll(AbortSignal.any([signal, stop.signal])).then(
      () => undefined,
      (error: unknown) => log.error({ error }, 'polling has failed for a reason of our own'),
    );
    const trouble = await untilDeaf(ended, props, signal);
    if (signal.aborted) return ended;
    log.error({ trouble }, 'the bot was deaf: its polling had died; it begins anew');
    stop.abort();
    await clock.sleep(REST, signal);
  }
}

/** Resolves with what is the matter, or when the signal is aborted. Counts its own looks: the clock may be set anew. */
async function untilDeaf(
  ended: Promise<void>,
  { pulse, clock }: PollWatchProps,
  signal: AbortSignal,
): Promise<'it ended' | 'it hangs' | 'stopped'> {
  const over = new AbortController();
  const isOver = ended.then(() => over.abort());
  let [before, silent] = [pulse().beats, 0];
  while (!signal.aborted && !over.signal.aborted) {
    await Promise.race([isOver, clock.sleep(LOOK, AbortSignal.any([signal, over.signal]))]);
    const { beats, patience } = pulse();
    silent = beats === before ? silent + LOOK : 0;
    before = beats;
    if (silent > patience + MARGIN) return 'it hangs';
  }
  return signal.aborted ? 'stopped' : 'it ended';
}
