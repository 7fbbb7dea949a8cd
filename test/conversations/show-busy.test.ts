import { describe, expect, it } from 'vitest';
import { showBusy } from '../../src/conversations/show-busy.ts';
import { ManualClock } from '../support/manual-clock.ts';

describe('"typing…"', () => {
  it('is not shown for what is done at once', async () => {
    const clock = new ManualClock();
    let shown = 0;
    expect(await showBusy(Promise.resolve('done'), () => shown++, clock)).toBe('done');
    await clock.advance(60_000);
    expect(shown).toBe(0);
  });

  it('is shown again every four seconds while the work lasts, and no longer', async () => {
    const clock = new ManualClock();
    const began = clock.now();
    const work = Promise.withResolvers<string>();
    const shown: number[] = [];
    const busy = showBusy(work.promise, () => shown.push(clock.now() - began), clock);
    await clock.advance(15_000);
    work.resolve('done');
    expect(await busy).toBe('done');
    await clock.advance(60_000);
    expect(shown).toEqual([300, 4_300, 8_300, 12_300]);
    expect(clock.sleepers).toBe(0);
  });

  it('ends with work that fails', async () => {
    const clock = new ManualClock();
    const shown: number[] = [];
    const busy = showBusy(Promise.reject(new Error('broken')), () => shown.push(clock.now()), clock);
    await expect(busy).rejects.toThrow('broken');
    await clock.advance(60_000);
    expect(shown).toEqual([]);
  });
});
