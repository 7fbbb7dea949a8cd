import { describe, expect, it } from 'vitest';
import { TryLater } from '../../src/domain/try-later.ts';
import { quiet } from '../support/manual-clock.ts';
import { openInbox, said, textOf, type InboxBench } from './inbox-bench.ts';

const MINUTE = 60_000;

async function states({ store }: InboxBench) {
  const rows = await store.read
    .selectFrom('inbox')
    .select(['key', 'state', 'attempts', 'error'])
    .orderBy('id')
    .execute();
  return Object.fromEntries(rows.map(({ key, ...row }) => [key, row]));
}

describe('an update', () => {
  it('is handled once, however often and in whatever order it is delivered', async () => {
    const bench = await openInbox();
    bench.start();
    const [one, two] = [said('ann', 'one'), said('ann', 'two')];
    await Promise.all([bench.receive(one, two), bench.receive(two, one), bench.receive(one)]);
    await bench.receive(one);
    await quiet();
    expect(bench.handled).toEqual(['one', 'two']);
  });

  it('of one person is handled in order, one at a time, while others go on', async () => {
    const bench = await openInbox();
    const open: string[] = [];
    const gate = Promise.withResolvers<void>();
    bench.start(async (update) => {
      open.push(textOf(update));
      if (textOf(update) === 'ann 1') await gate.promise;
    });
    await bench.receive(said('ann', 'ann 1'), said('ann', 'ann 2'), said('bob', 'bob 1'), said('bob', 'bob 2'));
    await quiet();
    expect(bench.handled).toEqual(['bob 1', 'bob 2']);
    expect(open).not.toContain('ann 2');
    gate.resolve();
    await quiet();
    expect(bench.handled).toEqual(['bob 1', 'bob 2', 'ann 1', 'ann 2']);
  });

  it('that waited from before the start is handled, and counts as tried: an earlier run may have begun it', async () => {
    const bench = await openInbox();
    await bench.receive(said('ann', 'old'));
    await bench.clock.advance(10);
    const attempts: Record<string, number> = {};
    bench.start(async (update) => void (attempts[textOf(update)] = update.attempts));
    await bench.receive(said('ann', 'new'));
    await quiet();
    expect(attempts).toEqual({ old: 1, new: 0 });
  });

  it('is handled however many there are', async () => {
    const bench = await openInbox();
    const texts = Array.from({ length: 12_000 }, (_, at) => `${at}`);
    await bench.receive(...texts.map((text) => said(`person ${Number(text) % 300}`, text)));
    bench.start();
    for (let turn = 0; turn < 200 && bench.handled.length < texts.length; turn++) await quiet(50);
    expect(bench.handled.toSorted((a, b) => Number(a) - Number(b))).toEqual(texts);
  });
});

describe('somebody who sends thousands', () => {
  const flood = (count: number) => Array.from({ length: count }, (_, at) => `${at}`);

  it('keeps nobody waiting who comes after', async () => {
    const bench = await openInbox();
    await bench.receive(...flood(6_000).map((text) => said('ann', text)), said('bob', 'hello'));
    bench.start();
    for (let turn = 0; turn < 50 && !bench.handled.includes('hello'); turn++) await quiet(1);
    expect(bench.handled).toContain('hello');
    expect(bench.handled.indexOf('hello')).toBeLessThan(50);
  });

  it('is served in order and to the end, also while more comes', async () => {
    const bench = await openInbox();
    const [early, late] = [flood(500), flood(300).map((text) => `late ${text}`)];
    await bench.receive(...early.map((text) => said('ann', text)));
    bench.start();
    for (const text of late) await bench.receive(said('ann', text));
    for (let turn = 0; turn < 200 && bench.handled.length < 800; turn++) await quiet(50);
    expect(bench.handled).toEqual([...early, ...late]);
  });
});

describe('an update that ends the program', () => {
  const forever = () => new Promise<void>(() => {});

  /** A run in which `deadly` never comes to its end, and the program with it. */
  async function lifeOf(bench: InboxBench, deadly: (text: string) => boolean, lasts = MINUTE): Promise<void> {
    await bench.clock.advance(10);
    const dispatcher = bench.start((update) => (deadly(textOf(update)) ? forever() : Promise.resolve()));
    await bench.clock.advance(lasts);
    // The dead do nothing more.
    void dispatcher.stop();
  }

  it('is set aside after five lives, and what was near it is handled', async () => {
    const bench = await openInbox();
    await lifeOf(bench, () => true);
    await bench.receive(said('bob', 'near', '1'), said('ann', 'deadly', '2'), said('eve', 'near too', '3'));
    await quiet();
    // Slow enough to be cut short with it; from the third life on each of the three is tried alone.
    for (let life = 2; life <= 3; life++) await lifeOf(bench, () => true);
    for (let life = 4; life <= 7; life++) await lifeOf(bench, (text) => text === 'deadly');

    expect(bench.handled.toSorted()).toEqual(['near', 'near too']);
    expect(await states(bench)).toMatchObject({
      2: { state: 'set aside', attempts: 5, error: expect.stringContaining('the program ended while handling it') },
    });
    expect(bench.apologies).toHaveLength(1);
  });

  it('is not what is cut short in every life, when each is as short as that of a program that cannot start', async () => {
    const bench = await openInbox();
    await bench.receive(said('ann', 'near', '1'), said('bob', 'near too', '2'));
    for (let life = 0; life < 20; life++) await lifeOf(bench, () => true, 500);
    expect(await states(bench)).toMatchObject({ 1: { state: 'waiting' }, 2: { state: 'waiting' } });
    await lifeOf(bench, () => false);
    expect(bench.handled.toSorted()).toEqual(['near', 'near too']);
    expect(bench.apologies).toEqual([]);
  });

  it('keeps nobody else waiting while it waits for its next try', async () => {
    const bench = await openInbox();
    await bench.receive(said('ann', 'deadly', '1'));
    for (let life = 0; life < 2; life++) await lifeOf(bench, () => true, 500);
    await bench.receive(said('bob', 'other', '2'));
    await lifeOf(bench, (text) => text === 'deadly', 500);
    expect(bench.handled).toEqual(['other']);
  });

  it('is not what was only cut short by stopping, however often', async () => {
    const bench = await openInbox();
    await bench.receive(said('ann', 'slow', '1'));
    for (let life = 0; life < 8; life++) {
      await bench.clock.advance(10);
      const gate = Promise.withResolvers<void>();
      const dispatcher = bench.start(() => gate.promise);
      await quiet();
      const stopping = dispatcher.stop();
      gate.reject(new Error('aborted'));
      await stopping;
    }
    bench.start();
    await quiet();
    expect(bench.handled).toEqual(['slow']);
  });
});

describe('a poison update', () => {
  const poison = async (update: { update: { content: { kind: string; text?: string } } }) => {
    if (update.update.content.text === 'poison') throw new Error('indigestible');
  };

  it('is tried five times, set aside with its error and an apology, and stops nobody meanwhile', async () => {
    const bench = await openInbox();
    bench.start(poison);
    await bench.receive(said('ann', 'poison', '1'), said('ann', 'after', '2'), said('bob', 'other', '3'));
    await quiet();
    expect(bench.handled).toEqual(['other']);
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['other', 'after']);
    expect(await states(bench)).toMatchObject({
      1: { state: 'set aside', attempts: 5, error: expect.stringContaining('indigestible') },
      2: { state: 'done', attempts: 0, error: null },
    });
    const [setAside] = await bench.inbox.listSetAside();
    expect(bench.apologies).toEqual([setAside?.id]);
  });

  it('that is to be tried later is not tried before', async () => {
    const bench = await openInbox();
    let tries = 0;
    bench.start(async () => {
      if (++tries === 1) throw new TryLater('asked to wait', 30);
    });
    await bench.receive(said('ann', 'photo'));
    await bench.clock.advance(29_999);
    expect(tries).toBe(1);
    await bench.clock.advance(1);
    expect(bench.handled).toEqual(['photo']);
  });

  it('can be taken back and is then handled once', async () => {
    const bench = await openInbox();
    let broken = true;
    const dispatcher = bench.start(async (update) => (broken ? poison(update) : undefined));
    await bench.receive(said('ann', 'poison'));
    await bench.clock.advance(MINUTE);
    broken = false;
    dispatcher.admit(await bench.inbox.takeBack());
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['poison']);
    expect(await bench.inbox.listSetAside()).toEqual([]);
    expect(await bench.inbox.takeBack()).toEqual([]);
  });

  it('that an earlier run set aside and that is taken back is handled once, though all later reading comes upon it', async () => {
    const bench = await openInbox();
    const before = bench.start(poison);
    await bench.receive(said('ann', 'poison'));
    await bench.clock.advance(MINUTE);
    await before.stop();

    const gate = Promise.withResolvers<void>();
    const after = bench.start(() => gate.promise);
    await quiet();
    after.admit(await bench.inbox.takeBack());
    await bench.receive(said('bob', 'other'));
    await quiet();
    gate.resolve();
    await bench.clock.advance(MINUTE);
    expect(bench.handled.toSorted()).toEqual(['other', 'poison']);
  });

  it('that cannot even be read from the table is set aside like the others', async () => {
    const bench = await openInbox();
    await bench.receive(said('ann', 'damaged', '1'), said('bob', 'other', '2'), said('eve', 'hollow', '3'));
    await bench.store.write(async (tx) => {
      await tx.db.updateTable('inbox').set({ payload: '{"messenger":"tele' }).where('key', '=', '1').execute();
      await tx.db.updateTable('inbox').set({ payload: 'null' }).where('key', '=', '3').execute();
    });
    bench.start();
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['other']);
    expect(bench.apologies).toHaveLength(2);
    expect(await states(bench)).toMatchObject({
      1: { state: 'set aside', error: expect.stringContaining('cannot be read') },
      3: { state: 'set aside' },
    });
  });
});

describe('stopping', () => {
  it('finishes what is in hand and begins nothing new', async () => {
    const bench = await openInbox();
    const gate = Promise.withResolvers<void>();
    const dispatcher = bench.start(() => gate.promise, 1);
    await bench.receive(said('ann', 'in hand'), said('bob', 'waiting'));
    await quiet();
    let stopped = false;
    const stopping = dispatcher.stop().then(() => (stopped = true));
    await quiet();
    expect(stopped).toBe(false);
    gate.resolve();
    await stopping;
    await bench.clock.advance(MINUTE);
    expect(bench.handled).toEqual(['in hand']);
    expect(await bench.inbox.counts('ergo-club')).toMatchObject({ waiting: 1, setAside: 0 });
  });

  it('counts no failure that stopping itself has caused', async () => {
    const bench = await openInbox();
    const gate = Promise.withResolvers<void>();
    const dispatcher = bench.start(() => gate.promise);
    await bench.receive(said('ann', 'cut short', '1'));
    await quiet();
    const stopping = dispatcher.stop();
    gate.reject(new Error('aborted'));
    await stopping;
    expect(await states(bench)).toMatchObject({ 1: { state: 'waiting', attempts: 0, error: null } });
  });
});
