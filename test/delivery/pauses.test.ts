import { describe, expect, it } from 'vitest';
import { quiet } from '../support/manual-clock.ts';
import { openInbox, said, textOf } from './inbox-bench.ts';
import { openSender } from './sender-bench.ts';

const MINUTE = 60_000;

describe('a paused bot', () => {
  it('handles nothing while others go on; resumed, each person in order', async () => {
    const bench = await openInbox();
    const dispatcher = bench.start();
    bench.paused.add('ergo-club');
    dispatcher.pausesChanged();
    await bench.receive(said('ann', 'ann 1'), said('bob', 'bob 1'), said('ann', 'ann 2'));
    await bench.receiveElsewhere(said('ann', 'elsewhere'));
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['elsewhere']);
    bench.paused.clear();
    dispatcher.pausesChanged();
    await quiet();
    await bench.receive(said('ann', 'ann 3'));
    await quiet();
    expect(bench.handled.filter((text) => text.startsWith('ann'))).toEqual(['ann 1', 'ann 2', 'ann 3']);
    expect(bench.handled).toContain('bob 1');
  });

  it('finishes what is in hand; what stood in line behind it waits, also what failed and was to be tried again', async () => {
    const bench = await openInbox();
    const gate = Promise.withResolvers<void>();
    let failures = 0;
    const dispatcher = bench.start(async (update) => {
      if (textOf(update) === 'in hand') await gate.promise;
      if (textOf(update) === 'fails' && ++failures === 1) throw new Error('once');
    });
    await bench.receive(said('ann', 'in hand'), said('ann', 'behind'), said('bob', 'fails'), said('bob', 'then'));
    await quiet();
    bench.paused.add('ergo-club');
    dispatcher.pausesChanged();
    gate.resolve();
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['in hand']);
    bench.paused.clear();
    dispatcher.pausesChanged();
    await quiet();
    expect(bench.handled.toSorted()).toEqual(['behind', 'fails', 'in hand', 'then']);
    expect(bench.handled.indexOf('fails')).toBeLessThan(bench.handled.indexOf('then'));
  });

  it('keeps nobody out, however much comes for it', async () => {
    const bench = await openInbox();
    const dispatcher = bench.start();
    bench.paused.add('ergo-club');
    dispatcher.pausesChanged();
    const flood = Array.from({ length: 7_000 }, (_, at) => said(`person ${at % 700}`, `${at}`));
    await bench.receive(...flood);
    await bench.receiveElsewhere(said('ann', 'elsewhere'));
    await quiet();
    expect(bench.handled).toEqual(['elsewhere']);
    bench.paused.clear();
    dispatcher.pausesChanged();
    await expect.poll(() => bench.handled.length, { timeout: 30_000 }).toBe(7_001);
    expect(new Set(bench.handled).size).toBe(7_001);
  }, 60_000);

  it('sends nothing, neither replies nor in bulk, and then all of it in order', async () => {
    const bench = await openSender();
    const sender = await bench.start();
    await bench.pause(true);
    await bench.say('ann', ['1', '2']);
    await bench.say('bob', ['3'], 'bulk');
    await bench.clock.advance(MINUTE);
    expect([bench.sent(), sender.isShut]).toEqual([[], true]);
    await bench.pause(false);
    expect(bench.sent().toSorted()).toEqual(['ann: 1', 'ann: 2', 'bob: 3']);
    expect(sender.isShut).toBe(false);
  });
});
