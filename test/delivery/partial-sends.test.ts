import { describe, expect, it } from 'vitest';
import { openSender, SENT } from './sender-bench.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

describe('a message of several parts', () => {
  const halfWay = { kind: 'retryAfter', seconds: 30, scope: 'channel', partsSent: 1 } as const;

  it('goes on where it stopped, as often as it is told to wait', async () => {
    const bench = await openSender();
    const began = bench.clock.now();
    bench.messenger.answer = ({ at }) => (at - began < 40 * SECOND ? halfWay : SENT);
    await bench.start();
    await bench.say('ann', ['long', 'next']);
    await bench.clock.advance(2 * MINUTE);
    expect(bench.sent()).toEqual(['ann: long', 'ann: long', 'ann: long', 'ann: next']);
    expect(bench.messenger.requests.map(({ partsSent }) => partsSent)).toEqual([0, 1, 1, 0]);
    const times = bench.messenger.requests.map(({ at }) => (at - began) / SECOND);
    expect(times).toEqual([0, 30, 60, 60]);
    expect(await bench.rows()).toMatchObject({ long: { state: 'sent' }, next: { state: 'sent' } });
  });

  it('goes on where it stopped after a restart as well', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ partsSent }) => (partsSent === 0 ? halfWay : SENT);
    const before = await bench.start();
    await bench.say('ann', ['long']);
    await before.stop();
    await bench.start();
    await bench.clock.advance(MINUTE);
    expect(bench.messenger.requests.map(({ partsSent }) => partsSent)).toEqual([0, 1]);
    expect(await bench.rows()).toMatchObject({ long: { state: 'sent' } });
  });
});
