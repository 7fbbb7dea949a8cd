import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { BOT } from '../support/open-store.ts';
import { BY, openSending } from './sending-bench.ts';

describe('sending a broadcast', () => {
  it('brings it to everybody once, names each, and counts by messenger', async () => {
    const bench = await openSending();
    await bench.people(120);
    await bench.people(40, 'viber');
    await bench.start();
    const id = await bench.launch({ text: 'Привіт, *{name|друже}*!' });
    await bench.reaches(id, 'finished');
    expect(bench.telegram.sentTo).toHaveLength(120);
    expect(new Set(bench.telegram.sentTo).size).toBe(120);
    expect(bench.telegram.messages[0]?.text.text).toMatch(/^Привіт, Продавець telegram\d+!$/);
    expect(await bench.figures(id)).toMatchObject([
      { messenger: 'telegram', recipients: 120, sent: 120, delivered: null, seen: null },
      { messenger: 'viber', recipients: 40, sent: 40, delivered: 0, seen: 0 },
    ]);
  });

  it('is sent once: not again when it is paused or finished', async () => {
    const bench = await openSending();
    await bench.people(5);
    const id = await bench.launch();
    const again = () => bench.office.desk.send(BY, id, 5, { window: null, mostPaid: null });
    await bench.office.desk.pause(BY, id);
    await expect(again()).rejects.toMatchObject({ code: 'conflict' });
    await bench.office.desk.resume(BY, id);
    await bench.start();
    await bench.reaches(id, 'finished');
    await expect(again()).rejects.toMatchObject({ code: 'conflict' });
    expect(bench.telegram.sentTo).toHaveLength(5);
  });

  it('goes once to who has both messengers: to the one used last', async () => {
    const bench = await openSending();
    await bench.people(2);
    await bench.people(1, 'viber');
    await bench.store.write((tx) =>
      tx.db
        .updateTable('subscribers')
        .set({ phone: '380671234567', last_seen_at: 5 })
        .where('external_id', 'in', ['telegram0', 'viber0'])
        .execute(),
    );
    await bench.store.write((tx) =>
      tx.db.updateTable('subscribers').set({ last_seen_at: 9 }).where('external_id', '=', 'viber0').execute(),
    );
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    expect([bench.telegram.sentTo, bench.viber.sentTo]).toEqual([['telegram1'], ['viber0']]);
    expect(await bench.figures(id)).toMatchObject([
      { messenger: 'telegram', recipients: 1, leftOut: 1, reasons: [{ reason: 'other account', count: 1 }] },
      { messenger: 'viber', recipients: 1, leftOut: 0 },
    ]);
  });

  it('holds within a second of a pause, goes on where it stopped, and nobody gets it twice', async () => {
    const bench = await openSending({ perSecond: 100 });
    await bench.people(260);
    await bench.start();
    const id = await bench.launch();
    await systemClock.sleep(300);
    await bench.office.desk.pause(BY, id);
    await systemClock.sleep(300);
    const held = bench.telegram.sentTo.length;
    await systemClock.sleep(500);
    expect(bench.telegram.sentTo.length).toBe(held);
    expect(held).toBeLessThan(260);
    expect(await bench.figures(id)).toMatchObject([{ sent: held, sending: 0, waiting: 260 - held }, {}]);
    await bench.office.desk.resume(BY, id);
    await bench.reaches(id, 'finished');
    expect(new Set(bench.telegram.sentTo).size).toBe(260);
    expect(bench.telegram.sentTo).toHaveLength(260);
  });

  it('stands still while its bot is paused, with nobody in doubt, and goes on to everybody once', async () => {
    const bench = await openSending({ perSecond: 100 });
    await bench.people(60);
    await bench.start();
    const id = await bench.launch();
    await expect.poll(() => bench.telegram.sentTo.length, { interval: 5 }).toBeGreaterThan(10);
    bench.pauseBot(true);
    await systemClock.sleep(400);
    const sent = bench.telegram.sentTo.length;
    await systemClock.sleep(600);
    expect(bench.telegram.sentTo).toHaveLength(sent);
    expect(await bench.figures(id)).toMatchObject([{ sent, unknown: 0, waiting: 60 - sent }, {}]);
    bench.pauseBot(false);
    await bench.reaches(id, 'finished');
    expect(bench.telegram.sentTo).toHaveLength(60);
    expect(new Set(bench.telegram.sentTo).size).toBe(60);
  });

  it('is over for good when it is cancelled', async () => {
    const bench = await openSending({ perSecond: 100 });
    await bench.people(260);
    await bench.start();
    const id = await bench.launch();
    await systemClock.sleep(200);
    await bench.office.desk.cancel(BY, id);
    await systemClock.sleep(300);
    const sent = bench.telegram.sentTo.length;
    expect(await bench.figures(id)).toMatchObject([{ sent, waiting: 0, sending: 0, leftOut: 260 - sent }, {}]);
    await expect(bench.office.desk.resume(BY, id)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('what goes wrong on the way', () => {
  it('half of the people have blocked the bot: the others get it, and those are known to be gone', async () => {
    const bench = await openSending();
    await bench.people(100);
    bench.telegram.answer = (to) =>
      Number(to.slice(8)) % 2 === 0 ? { kind: 'blocked', reason: '403' } : { kind: 'sent' };
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    expect(await bench.figures(id)).toMatchObject([{ sent: 50, blocked: 50, failed: 0 }, {}]);
    const gone = await bench.store.read.selectFrom('subscribers').select('id').where('state', '=', 'blocked').execute();
    expect(gone).toHaveLength(50);
  });

  it('one whom the messenger refuses does not hold up the others', async () => {
    const bench = await openSending();
    await bench.people(60);
    bench.telegram.answer = (to) => (to === 'telegram7' ? { kind: 'rejected', reason: '400: bad' } : { kind: 'sent' });
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    expect(await bench.figures(id)).toMatchObject([{ sent: 59, failed: 1, reasons: [{ reason: '400: bad' }] }, {}]);
  });

  it('one with whom alone the messenger fails does not hold up the others', async () => {
    const bench = await openSending();
    await bench.people(60);
    bench.telegram.answer = (to) => (to === 'telegram0' ? { kind: 'unreachable', reason: '502' } : { kind: 'sent' });
    await bench.start();
    const id = await bench.launch();
    for (let tries = 0; tries < 100 && new Set(bench.telegram.sentTo).size < 60; tries++) await systemClock.sleep(50);
    await systemClock.sleep(100);
    expect(await bench.figures(id)).toMatchObject([{ sent: 59, waiting: 1, failed: 0 }, {}]);
  });

  it('stops by itself when too many fail, says why, and can be tried again', async () => {
    const bench = await openSending();
    await bench.people(200);
    bench.telegram.answer = () => ({ kind: 'rejected', reason: '400: wrong' });
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'paused');
    const { heldBecause } = await bench.office.all.get(BOT, id);
    expect(heldBecause).toContain('too many messages failed: 400: wrong');
    await systemClock.sleep(100);
    expect(bench.telegram.sentTo.length).toBeLessThan(60);

    bench.telegram.answer = () => ({ kind: 'sent' });
    const failed = bench.telegram.sentTo.length;
    expect(await bench.office.desk.retry(BY, id, 'failed')).toBe(failed);
    await bench.reaches(id, 'finished');
    expect(await bench.figures(id)).toMatchObject([{ sent: 200, failed: 0 }, {}]);
  });

  it.each(['account', 'money'] as const)('stops by itself at once: %s', async (trouble) => {
    const bench = await openSending();
    await bench.people(100);
    bench.telegram.answer = () => ({ kind: 'unreachable', reason: 'status 24', trouble });
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'paused');
    await systemClock.sleep(100);
    expect(await bench.figures(id)).toMatchObject([{ waiting: 100, sending: 0, sent: 0 }, {}]);
    bench.telegram.answer = () => ({ kind: 'sent' });
    await bench.office.desk.resume(BY, id);
    await bench.reaches(id, 'finished');
    expect(await bench.figures(id)).toMatchObject([{ sent: 100 }, {}]);
  });

  it('waits as the messenger asks, again and again, and everybody gets it once', async () => {
    const bench = await openSending();
    await bench.people(40);
    const got: string[] = [];
    let asked = 0;
    bench.telegram.answer = (to) => {
      if (++asked % 5 === 0) return { kind: 'retryAfter', seconds: 0.05, scope: 'channel' };
      got.push(to);
      return { kind: 'sent' };
    };
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    expect(got.toSorted()).toEqual([...new Set(got)].toSorted());
    expect(await bench.figures(id)).toMatchObject([{ sent: 40, unknown: 0 }, {}]);
  });

  it('a crash leaves in doubt only what was under way; that goes out again only when asked for', async () => {
    const bench = await openSending({ perSecond: 100 });
    await bench.people(100);
    const id = await bench.launch();
    await bench.office.recipients.take({ broadcastId: id, messenger: 'telegram' }, 7);
    await bench.start();
    await bench.reaches(id, 'finished');
    expect(bench.telegram.sentTo).toHaveLength(93);
    expect(await bench.figures(id)).toMatchObject([{ sent: 93, unknown: 7 }, {}]);
    expect(await bench.office.desk.retry(BY, id, 'unknown')).toBe(7);
    await bench.reaches(id, 'finished');
    expect(new Set(bench.telegram.sentTo).size).toBe(100);
  });
});

describe('sending to many at once', () => {
  it('names up to so many in a request, and believes what is said of each', async () => {
    const bench = await openSending({ most: 50 });
    await bench.people(120, 'viber');
    bench.viber.answerMany = (to) => ({
      kind: 'sent',
      messageId: `m${to[0]}`,
      except: new Map(
        to.includes('viber3') ? [['viber3', { kind: 'blocked', reason: 'status 6: receiverNotSubscribed' }]] : [],
      ),
    });
    await bench.start();
    const id = await bench.launch({ button: { label: '🔥 Дивитися', url: 'https://ergo.example/' } });
    await bench.reaches(id, 'finished');
    expect(bench.viber.requests.map((to) => to.length).toSorted((a, b) => a - b)).toEqual([20, 50, 50]);
    expect(bench.viber.messages[0]?.keyboard?.rows).toEqual([
      [{ label: '🔥 Дивитися', url: 'https://ergo.example/' }],
      [{ label: 'Меню', press: 'g:menu' }],
    ]);
    expect(await bench.figures(id)).toMatchObject([{}, { sent: 119, blocked: 1 }]);
  });

  it('keeps what is reported of each, also before the answer has been noted', async () => {
    const bench = await openSending({ most: 50 });
    await bench.people(3, 'viber');
    const report = (person: string, status: 'delivered' | 'seen' | 'failed') =>
      bench.store.write((tx) =>
        bench.office.recipients.noteReceipt(tx, BOT, person, { messageId: 'many', status, reason: 'no' }),
      );
    await report('viber0', 'delivered');
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    await report('viber0', 'seen');
    await report('viber2', 'failed');
    expect(await bench.figures(id)).toMatchObject([{}, { sent: 2, delivered: 1, seen: 1, failed: 1 }]);
    // What operators read of it.
    const told = await bench.store.read.selectFrom('messages').select(['author', 'state']).orderBy('id').execute();
    expect(told.map(({ author, state }) => `${author} ${state}`).toSorted()).toEqual([
      'bot failed',
      'bot seen',
      'bot sent',
    ]);
  });

  it('goes alone to whoever is being asked something, with the buttons of that question', async () => {
    const bench = await openSending({ most: 50 });
    await bench.people(5, 'viber');
    const standing = JSON.stringify({ kind: 'choices', rows: [[{ label: 'Так', press: 'c1:yes' }]] });
    await bench.store.write(async (tx) => {
      const { id } = await tx.db
        .selectFrom('subscribers')
        .select('id')
        .where('external_id', '=', 'viber2')
        .executeTakeFirstOrThrow();
      const place = { scene: 'quick', step: 'pick', data: '{}', turn: 1, updated_at: 0, keyboard: standing };
      await tx.db
        .insertInto('conversations')
        .values({ subscriber_id: id, ...place })
        .execute();
    });
    await bench.start();
    const id = await bench.launch();
    await bench.reaches(id, 'finished');
    expect(bench.viber.requests.map((to) => to.length).toSorted((a, b) => a - b)).toEqual([1, 4]);
    const alone = bench.viber.requests.findIndex((to) => to.length === 1);
    expect(bench.viber.messages[alone]?.keyboard?.rows).toEqual([[{ label: 'Так', press: 'c1:yes' }]]);
  });
});
