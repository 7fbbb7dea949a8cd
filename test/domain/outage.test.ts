import { describe, expect, it } from 'vitest';
import { Outage } from '../../src/domain/outage.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { recordedLog } from '../support/recorded-log.ts';

function begin() {
  const clock = new ManualClock();
  const log = recordedLog();
  return { clock, log, outage: new Outage({ log, clock, what: 'polling' }) };
}

describe('an outage', () => {
  it('is said at once, then once a minute, and once that it is over', async () => {
    const { clock, log, outage } = begin();
    for (let second = 0; second < 150; second++) {
      outage.failed('ECONNREFUSED');
      await clock.advance(1_000);
    }
    expect(outage.failures).toBe(150);
    outage.recovered();
    outage.recovered();
    expect(log.lines.map((line) => line.split(' {')[0])).toEqual([
      'warn polling fails; trying again',
      'warn polling fails; trying again',
      'warn polling fails; trying again',
      'info polling works again',
    ]);
    expect(outage.failures).toBe(0);
  });

  it('that comes and goes is no more talkative', async () => {
    const { clock, log, outage } = begin();
    for (let second = 0; second < 120; second++) {
      outage.failed('HTTP 502');
      outage.recovered();
      await clock.advance(1_000);
    }
    expect(log.lines).toHaveLength(4);
  });
});
