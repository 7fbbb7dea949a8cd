import { describe, expect, it } from 'vitest';
import { keepPolling, type Pulse } from '../../src/daemon/poll-watch.ts';
import { ManualClock, quiet } from '../support/manual-clock.ts';
import { recordedLog } from '../support/recorded-log.ts';

const SECOND = 1_000;

/** Polls that are begun one after another, each as the test says. */
function watched(poll: (signal: AbortSignal, turn: number) => Promise<void>, pulse: () => Pulse) {
  const clock = new ManualClock();
  const log = recordedLog();
  const stop = new AbortController();
  const begun: number[] = [];
  const props = {
    poll: (signal: AbortSignal) => poll(signal, begun.push(clock.now())),
    pulse,
    clock,
    log,
  };
  const done = keepPolling(props, stop.signal);
  const loud = () => log.lines.filter((line) => line.includes('deaf'));
  return { clock, begun, stop, done, loud };
}

const untilStopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

describe('a poll', () => {
  it('that hangs is noticed within two minutes, said loudly, ended, and begun anew', async () => {
    let ended = 0;
    // As the longest request that a configuration allows.
    const pulse = { beats: 1, patience: 65 * SECOND };
    const { clock, begun, stop, done, loud } = watched(
      (signal) => untilStopped(signal).then(() => void ended++),
      () => pulse,
    );
    await clock.advance(60 * SECOND);
    expect([begun.length, loud().length]).toEqual([1, 0]);
    await clock.advance(60 * SECOND);
    expect([begun.length, loud().length, ended]).toEqual([2, 1, 1]);
    stop.abort();
    await done;
    expect(ended).toBe(2);
  });

  it('that ends by itself, or fails, is begun anew without a busy loop', async () => {
    const { clock, begun, stop, done, loud } = watched(
      async (signal, turn) => {
        if (turn === 1) return;
        if (turn === 2) throw new Error('a bug');
        await untilStopped(signal);
      },
      () => ({ beats: 0, patience: 65 * SECOND }),
    );
    await clock.advance(5 * SECOND);
    expect([begun.length, loud().length]).toEqual([3, 2]);
    stop.abort();
    await done;
  });

  it('that waits as long as it was told to, or goes on, is left alone', async () => {
    const pulse = { beats: 0, patience: 300 * SECOND };
    const { clock, begun, stop, done, loud } = watched(untilStopped, () => pulse);
    await clock.advance(300 * SECOND);
    pulse.patience = 45 * SECOND;
    for (let turn = 0; turn < 20; turn++) {
      pulse.beats++;
      await clock.advance(30 * SECOND);
    }
    expect([begun.length, loud().length]).toEqual([1, 0]);
    stop.abort();
    await done;
    await quiet();
  });
});
