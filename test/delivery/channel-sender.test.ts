import { describe, expect, it } from 'vitest';
import { quiet } from '../support/manual-clock.ts';
import { openSender, SENT, type SenderBench } from './sender-bench.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const LOST = { kind: 'unknown', reason: 'ECONNRESET' } as const;

function times({ messenger, clock }: SenderBench, since: number): number[] {
  return messenger.requests.map(({ at }) => Math.round((at - since) / 100) / 10).filter((at) => at <= clock.now());
}

describe('a chat', () => {
  it('gets everything in order, one at a time, while other chats go on', async () => {
    const bench = await openSender();
    const gate = Promise.withResolvers<void>();
    bench.messenger.answer = async ({ text }) => {
      if (text === 'a1') await gate.promise;
      return SENT;
    };
    await bench.start();
    await bench.say('ann', ['a1', 'a2', 'a3']);
    await bench.say('bob', ['b1', 'b2']);
    expect(bench.sent()).toEqual(['ann: a1', 'bob: b1', 'bob: b2']);
    gate.resolve();
    await quiet();
    expect(bench.sent().slice(3)).toEqual(['ann: a2', 'ann: a3']);
  });

  it('goes no faster than its rate, and nobody else waits for it', async () => {
    const bench = await openSender();
    await bench.start({ perChat: { perSecond: 1, burst: 2 } });
    const began = bench.clock.now();
    await bench.say('ann', ['1', '2', '3', '4']);
    await bench.say('bob', ['5']);
    await bench.clock.advance(5 * SECOND);
    expect(bench.sent()).toEqual(['ann: 1', 'ann: 2', 'bob: 5', 'ann: 3', 'ann: 4']);
    expect(times(bench, began)).toEqual([0, 0, 0, 1, 2]);
  });

  it('that was told to wait waits, and then gets all of it in order', async () => {
    const bench = await openSender();
    let told = false;
    bench.messenger.answer = ({ to }) => {
      if (to !== 'ann' || told) return SENT;
      told = true;
      return { kind: 'retryAfter', seconds: 60, scope: 'chat' };
    };
    await bench.start();
    const began = bench.clock.now();
    await bench.say('ann', ['1', '2']);
    await bench.clock.advance(30 * SECOND);
    await bench.say('ann', ['3']);
    await bench.say('bob', ['4']);
    expect(bench.sent()).toEqual(['ann: 1', 'bob: 4']);
    await bench.clock.advance(MINUTE);
    expect(bench.sent().slice(2)).toEqual(['ann: 1', 'ann: 2', 'ann: 3']);
    expect(times(bench, began)).toEqual([0, 30, 60, 60, 60]);
  });

  it('whose person is gone loses what waits for it, and only that', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ to }) => (to === 'ann' ? { kind: 'blocked', reason: '403' } : SENT);
    await bench.say('ann', ['1', '2'], 'bulk');
    await bench.say('ann', ['3', '4']);
    await bench.say('bob', ['5']);
    await bench.start();
    await bench.clock.advance(MINUTE);
    expect(bench.sent().toSorted()).toEqual(['ann: 3', 'bob: 5']);
    expect(await bench.rows()).toMatchObject({
      1: { state: 'blocked' },
      2: { state: 'blocked' },
      3: { state: 'blocked', error: '403' },
      4: { state: 'blocked' },
      5: { state: 'sent' },
    });
    expect((await bench.subscriber('ann')).state).toBe('blocked');
    expect((await bench.subscriber('bob')).state).toBe('active');
  });
});

describe('a channel that was told to wait', () => {
  it('is silent until then and goes on by itself', async () => {
    const bench = await openSender();
    let told = 0;
    bench.messenger.answer = () => (told++ === 0 ? { kind: 'retryAfter', seconds: 30, scope: 'channel' } : SENT);
    await bench.start();
    await bench.say('ann', ['1']);
    for (let i = 0; i < 50; i++) await bench.say(`person ${i}`, ['x']);
    await bench.clock.advance(29 * SECOND);
    expect(bench.sent()).toEqual(['ann: 1']);
    expect(bench.clock.sleepers).toBeLessThan(5);
    await bench.clock.advance(2 * SECOND);
    expect(bench.sent()).toHaveLength(52);
  });
});

describe('the bulk lane', () => {
  const rates = { bulk: { perSecond: 10, burst: 10 } };

  it('keeps its rate, with one alarm however much waits', async () => {
    const bench = await openSender();
    for (let i = 0; i < 100; i++) await bench.say(`person ${i}`, ['news'], 'bulk');
    await bench.start(rates);
    for (let second = 0; second <= 5; second++) {
      expect(bench.messenger.requests).toHaveLength(10 + 10 * second);
      expect(bench.clock.sleepers).toBeLessThan(5);
      await bench.clock.advance(SECOND);
    }
  });

  it('gives way to what is interactive, also within a chat that stands in line for it', async () => {
    const bench = await openSender();
    for (let i = 0; i < 50; i++) await bench.say(`person ${i}`, ['news'], 'bulk');
    await bench.start(rates);
    await bench.say('person 49', ['reply']);
    expect(bench.sent().at(-1)).toBe('person 49: reply');
    await bench.clock.advance(10 * SECOND);
    expect(bench.sent().filter((line) => line.endsWith('news'))).toHaveLength(50);
    expect(new Set(bench.sent()).size).toBe(51);
  });

  it('spends its rate only on what goes: chats that have to wait take none of it', async () => {
    const bench = await openSender();
    for (let i = 0; i < 20; i++) await bench.say(`slow ${i}`, ['1', '2'], 'bulk');
    await bench.start({ bulk: { perSecond: 20, burst: 20 }, perChat: { perSecond: 0.01, burst: 1 } });
    for (let i = 0; i < 20; i++) await bench.say(`fresh ${i}`, ['1'], 'bulk');
    await bench.clock.advance(1.1 * SECOND);
    expect(bench.messenger.requests).toHaveLength(40);
  });

  it('lets a reply through although its chat has something bulk that may not go before long', async () => {
    const bench = await openSender();
    await bench.say('ann', ['news'], 'bulk');
    const later = bench.clock.now() + 10 * MINUTE;
    await bench.store.write((tx) => tx.db.updateTable('outbox').set({ not_before: later }).execute());
    await bench.start();
    await bench.say('ann', ['reply']);
    expect(bench.sent()).toEqual(['ann: reply']);
    await bench.clock.advance(11 * MINUTE);
    expect(bench.sent()).toEqual(['ann: reply', 'ann: news']);
  });

  it('is read on to its end however many are blocked on the way', async () => {
    const bench = await openSender();
    const people = Array.from({ length: 1_200 }, (_, at) => `person ${at}`);
    await Promise.all(people.map((person) => bench.say(person, ['1', '2', '3'], 'bulk')));
    bench.messenger.answer = ({ to }) => (/[02468]$/.test(to) ? { kind: 'blocked', reason: '403' } : SENT);
    await bench.start({ bulk: { perSecond: 10_000, burst: 10_000 } });
    for (let turn = 0; turn < 400 && bench.messenger.requests.length < 2_400; turn++) await bench.clock.advance(100);
    const rows = await bench.store.read.selectFrom('outbox').select('state').execute();
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(1_800);
    expect(rows.filter(({ state }) => state === 'blocked')).toHaveLength(1_800);
  });
});

describe('an answer that was lost', () => {
  it('sends a reply again, three copies at the most, and then lets the next go', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ text }) => (text === '1' ? LOST : SENT);
    await bench.start();
    await bench.say('ann', ['1', '2']);
    await bench.clock.advance(MINUTE);
    expect(bench.sent()).toEqual(['ann: 1', 'ann: 1', 'ann: 1', 'ann: 2']);
    expect(await bench.rows()).toMatchObject({ 1: { state: 'unknown', error: 'ECONNRESET' }, 2: { state: 'sent' } });
  });

  it('never sends a broadcast again', async () => {
    const bench = await openSender();
    bench.messenger.answer = () => LOST;
    await bench.start();
    await bench.say('ann', ['1'], 'bulk');
    await bench.clock.advance(MINUTE);
    expect(bench.sent()).toEqual(['ann: 1']);
    expect(await bench.rows()).toMatchObject({ 1: { state: 'unknown' } });
  });

  it('of an earlier run gives broadcasts up as unknown and sends replies', async () => {
    const bench = await openSender();
    await bench.say('ann', ['reply']);
    await bench.say('ann', ['news', 'more news'], 'bulk');
    const [first] = await bench.store.read.selectFrom('outbox').select('id').where('lane', '=', 'bulk').execute();
    await bench.outbox.sending(first?.id ?? 0);
    await bench.start();
    await bench.clock.advance(MINUTE);
    expect(bench.sent()).toEqual(['ann: reply', 'ann: more news']);
    expect(await bench.rows()).toMatchObject({ news: { state: 'unknown', error: 'stopped while sending' } });
  });
});

describe('trouble', () => {
  it('of the network is waited out, in order, and said once a minute', async () => {
    const bench = await openSender();
    const began = bench.clock.now();
    bench.messenger.answer = ({ at }) =>
      at - began < 5 * MINUTE ? { kind: 'unreachable', reason: 'ECONNREFUSED' } : SENT;
    await bench.start();
    await bench.say('ann', ['1', '2']);
    await bench.say('bob', ['3']);
    await bench.clock.advance(6 * MINUTE);
    expect(bench.sent().slice(-3).toSorted()).toEqual(['ann: 1', 'ann: 2', 'bob: 3']);
    expect(bench.log.lines.filter((line) => line.includes('sending fails')).length).toBeLessThanOrEqual(6);
    expect(bench.log.lines.filter((line) => line.includes('sending works again'))).toHaveLength(1);
  });

  it('that comes and goes is said once a minute as well', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ to }) => (to === 'ann' ? { kind: 'unreachable', reason: 'HTTP 502' } : SENT);
    await bench.start();
    await bench.say('ann', ['1']);
    for (let i = 0; i < 60; i++) {
      await bench.say('bob', [`b${i}`]);
      await bench.clock.advance(2 * SECOND);
    }
    expect(bench.log.lines.filter((line) => line.includes('sending')).length).toBeLessThanOrEqual(6);
  });

  it('is said once a minute as well when it is the messenger that asks us to wait', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ to }) => (to === 'bob' ? SENT : { kind: 'retryAfter', seconds: 1, scope: 'chat' });
    await bench.start();
    for (let i = 0; i < 5; i++) await bench.say(`person ${i}`, ['1']);
    await bench.say('bob', ['2']);
    await bench.clock.advance(2 * MINUTE);
    expect(bench.messenger.requests.length).toBeGreaterThan(500);
    const warnings = bench.log.lines.filter((line) => line.startsWith('warn'));
    expect(warnings.length).toBeLessThanOrEqual(3);
    expect(warnings[0]).toContain('asks us to wait 1 s (chat)');
  });

  it('with the database repeats the note and never the message', async () => {
    const bench = await openSender();
    await bench.start();
    const settle = bench.outbox.settle.bind(bench.outbox);
    let failures = 3;
    bench.outbox.settle = (...settlement) =>
      failures-- > 0 ? Promise.reject(new Error('disk full')) : settle(...settlement);
    await bench.say('ann', ['1', '2']);
    await bench.clock.advance(MINUTE);
    expect(bench.sent()).toEqual(['ann: 1', 'ann: 2']);
    expect(await bench.rows()).toMatchObject({ 1: { state: 'sent' }, 2: { state: 'sent' } });
  });

  it('of our own making is an answer that was lost', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ text }) => {
      if (text === '1') throw new TypeError('a bug');
      return SENT;
    };
    await bench.start();
    await bench.say('ann', ['1', '2']);
    await bench.clock.advance(MINUTE);
    expect(bench.sent().at(-1)).toBe('ann: 2');
    expect(await bench.rows()).toMatchObject({ 1: { state: 'unknown' } });
  });

  it('with one stored message stops nobody', async () => {
    const bench = await openSender();
    await bench.say('ann', ['1', '2']);
    await bench.store.write((tx) =>
      tx.db.updateTable('outbox').set({ operation: '{"ki' }).where('id', '=', 1).execute(),
    );
    await bench.start();
    await quiet();
    expect(bench.sent()).toEqual(['ann: 2']);
    expect(await bench.rows()).toMatchObject({ '{"ki': { state: 'rejected' } });
  });

  it('that the messenger will never take is noted, and the next goes', async () => {
    const bench = await openSender();
    bench.messenger.answer = ({ text }) => (text === '1' ? { kind: 'rejected', reason: '400' } : SENT);
    await bench.start();
    await bench.say('ann', ['1', '2']);
    expect(await bench.rows()).toMatchObject({ 1: { state: 'rejected', error: '400' }, 2: { state: 'sent' } });
  });
});

describe('stopping', () => {
  it('finishes the requests under way and begins none', async () => {
    const bench = await openSender();
    const gate = Promise.withResolvers<void>();
    bench.messenger.answer = async () => {
      await gate.promise;
      return SENT;
    };
    const sender = await bench.start();
    await bench.say('ann', ['1', '2']);
    const stopping = sender.stop();
    gate.resolve();
    await stopping;
    expect(await bench.rows()).toMatchObject({ 1: { state: 'sent' }, 2: { state: 'waiting' } });
    await bench.clock.advance(MINUTE);
    expect(bench.sent()).toEqual(['ann: 1']);
  });
});
