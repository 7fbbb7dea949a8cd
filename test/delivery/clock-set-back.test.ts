import { describe, expect, it } from 'vitest';
import { openSender, SENT } from './sender-bench.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a clock that is set back while a chat or the channel is silent', () => {
  it.each(['chat', 'channel'] as const)('makes nobody wait longer (%s)', async (scope) => {
    const bench = await openSender();
    let told = 0;
    bench.messenger.answer = () => (told++ === 0 ? { kind: 'retryAfter', seconds: 30, scope } : SENT);
    await bench.start();
    await bench.say('ann', ['1', '2']);
    bench.clock.set(-3 * 60 * MINUTE);
    await bench.clock.advance(31 * SECOND);
    expect(bench.sent()).toEqual(['ann: 1', 'ann: 1', 'ann: 2']);
  });

  it('does not hold up what an earlier run has put off', async () => {
    const bench = await openSender();
    bench.messenger.answer = () => ({ kind: 'retryAfter', seconds: 30, scope: 'chat' });
    const earlier = await bench.start();
    await bench.say('ann', ['1']);
    await earlier.stop();
    bench.clock.set(-3 * 60 * MINUTE);
    bench.messenger.answer = () => SENT;
    await bench.start();
    await bench.clock.advance(31 * SECOND);
    expect(bench.sent().at(-1)).toBe('ann: 1');
  });
});
