import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Tags } from '../../../src/audience/tags.ts';
import type { ControlClient } from '../../../src/control/client.ts';
import { contract } from '../../../src/control/contract.ts';
import { LEASE } from '../../../src/domain/dialog.ts';
import type { ControlPlane } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';
import { asksSupport, ONE_PIXEL, talkingPlane } from './dialog-samples.ts';

const { dialogs, desk, readyAnswers, audit } = contract;
const MINUTE = 60_000;

const lineOf = async (client: ControlClient, id: number) =>
  (await client.call(dialogs.show, { params: { id } })).dialog;

const say = (client: ControlClient, id: number, text: string, body: { pictures?: string[]; client?: string } = {}) =>
  client.call(dialogs.say, { params: { id }, body: { client: randomUUID(), text, ...body } });

/** What is on its way to sellers. */
async function outgoing({ parts: { store } }: ControlPlane): Promise<string> {
  const rows = await store.read.selectFrom('outbox').select('operation').orderBy('id').execute();
  return rows.map(({ operation }) => operation).join('\n');
}

describe('the history of a dialog', () => {
  it('is read page by page both ways, without a gap and without a repetition', async () => {
    const { plane, olena } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'слово 1');
    for (let word = 2; word <= 23; word++) await asksSupport(plane, `слово ${word}`, seller);
    const page = async (query: { before?: number; after?: number }) =>
      (await olena.call(dialogs.messages, { params: { id }, query: { limit: 5, ...query } })).items;
    const all = Array.from({ length: 23 }, (_, at) => `слово ${at + 1}`);

    let back = await page({});
    const read = back.map(({ text }) => text);
    while (back.length === 5) {
      back = await page({ before: back[0]?.id ?? 0 });
      read.unshift(...back.map(({ text }) => text));
    }
    expect(read).toEqual(all);

    let forth = await page({ after: 1 });
    const reread = forth.map(({ text }) => text);
    while (forth.length === 5) {
      forth = await page({ after: forth.at(-1)?.id ?? 0 });
      reread.push(...forth.map(({ text }) => text));
    }
    expect(reread).toEqual(all.slice(1));
  });

  it('is searched in any case, page by page, the newest first', async () => {
    const { plane, olena } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'Чи діє ГАРАНТІЯ?');
    for (const text of ['дякую', 'а гарантія на пульт?', 'Об’єм 100%', 'Гарантія'])
      await asksSupport(plane, text, seller);
    const other = await asksSupport(plane, 'гарантія іншого', await meet(plane.parts.store, 'інший'));
    const find = (words: string, query: { before?: number; limit?: number } = {}) =>
      olena.call(dialogs.search, { params: { id }, query: { words, ...query } });
    const first = await find('гаранТІЯ', { limit: 2 });
    expect(first.items.map(({ text }) => text)).toEqual(['Гарантія', 'а гарантія на пульт?']);
    const rest = await find('гаранТІЯ', { limit: 2, before: first.next ?? 0 });
    expect(rest).toEqual({ items: [expect.objectContaining({ text: 'Чи діє ГАРАНТІЯ?' })] });
    expect((await find("об'єм 100%")).items).toHaveLength(1);
    expect((await find('100_')).items).toEqual([]);
    expect(other.id).not.toBe(id);
  });
});

describe('a dialog that is put off', () => {
  it('goes on at its time, for everybody, whatever the seller has said meanwhile', async () => {
    const { plane, clock, olena, petro } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'Коли виплата?');
    const until = new Date(clock.now() + 30 * MINUTE).toISOString();
    expect((await olena.call(dialogs.pause, { params: { id }, body: { until } })).dialog).toMatchObject({
      state: 'paused',
      owner: { login: 'olena' },
      pausedUntil: until,
      withSupport: false,
      waitingSince: null,
    });
    await expect(say(petro, id, 'Вітаю')).rejects.toThrow('this dialog is with olena');
    await asksSupport(plane, 'Ну що?', seller);
    expect(await lineOf(olena, id)).toMatchObject({ state: 'paused', pausedUntil: until, unread: 2 });
    await clock.advance(31 * MINUTE);
    await plane.parts.desk.round.run();
    expect(await lineOf(petro, id)).toMatchObject({ state: 'waiting', owner: null, pausedUntil: null });
    await say(petro, id, 'Виплата завтра');
    expect(await lineOf(petro, id)).toMatchObject({ state: 'taken', owner: { login: 'petro' }, waitingSince: null });
  });

  it('without a time waits for the seller, and goes on with their word', async () => {
    const { plane, clock, olena } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'Не працює');
    await olena.call(dialogs.pause, { params: { id }, body: {} });
    await clock.advance(3 * 24 * 60 * MINUTE);
    await plane.parts.desk.round.run();
    expect(await lineOf(olena, id)).toMatchObject({ state: 'paused', owner: { login: 'olena' } });
    await asksSupport(plane, 'Ось фото', seller);
    expect(await lineOf(olena, id)).toMatchObject({ state: 'waiting', owner: null, withSupport: true });
  });

  it('cannot be put off to a time that has passed', async () => {
    const { plane, clock, olena } = await talkingPlane();
    const { id } = await asksSupport(plane, 'Алло');
    const until = new Date(clock.now() - 1).toISOString();
    await expect(olena.call(dialogs.pause, { params: { id }, body: { until } })).rejects.toThrow('is to come');
    expect(await lineOf(olena, id)).toMatchObject({ state: 'waiting', owner: null });
  });
});

describe('whose a dialog is', () => {
  it('is one of two who take it at once; the other is told whose', async () => {
    const { plane, olena, petro } = await talkingPlane();
    const { id } = await asksSupport(plane, 'Хто тут?');
    const both = await Promise.allSettled([say(olena, id, 'Я'), say(petro, id, 'І я')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const said = await outgoing(plane);
    expect(said.includes('"Я"')).toBe(both[0]?.status === 'fulfilled');
    expect(said.includes('"І я"')).toBe(both[1]?.status === 'fulfilled');
  });

  it('is lost by a terminal that is not heard of, and what it was about waits for others', async () => {
    const { plane, clock, olena, petro } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'Алло');
    await plane.parts.desk.round.run();
    await olena.call(dialogs.take, { params: { id } });
    for (let beat = 0; beat < 5; beat++) {
      await clock.advance(LEASE / 2);
      await plane.parts.desk.round.run();
      expect((await olena.call(desk.heartbeat, {})).dialogs).toEqual([id]);
    }
    await asksSupport(plane, 'Ви тут?', seller);
    for (let beat = 0; beat < 3; beat++) {
      await clock.advance(LEASE / 2);
      await plane.parts.desk.round.run();
    }
    expect(await lineOf(petro, id)).toMatchObject({ state: 'waiting', owner: null, unread: 2 });
    await petro.call(dialogs.take, { params: { id } });
    expect((await olena.call(desk.heartbeat, {})).dialogs).toEqual([]);
    await expect(say(olena, id, 'Я тут')).rejects.toThrow('this dialog is with petro');
  });

  it('passes to a colleague of the same bot, and to nobody else', async () => {
    const { plane, olena, petro } = await talkingPlane();
    await plane.add('stranger', 'operator', ['other-club']);
    const { id } = await asksSupport(plane, 'Перекажіть Петрові');
    await olena.call(dialogs.take, { params: { id } });
    const transfer = (to: string) => olena.call(dialogs.transfer, { params: { id }, body: { to } });
    await expect(transfer('stranger')).rejects.toThrow('does not work with the bot');
    await expect(transfer('nobody')).rejects.toThrow('there is no account');
    expect(
      (await olena.call(desk.colleagues, { query: { bot: 'ergo-club' } })).items.map(({ login }) => login),
    ).toEqual(expect.arrayContaining(['olena', 'petro']));
    expect((await transfer('petro')).dialog).toMatchObject({ state: 'taken', owner: { login: 'petro' } });
    await expect(say(olena, id, 'Ще я')).rejects.toThrow('this dialog is with petro');
    await say(petro, id, 'Слухаю');
  });

  it('is taken over by an administrator alone, who says why', async () => {
    const { plane, olena, petro } = await talkingPlane();
    const admin = await plane.administrator();
    const { id } = await asksSupport(plane, 'Скарга');
    await olena.call(dialogs.take, { params: { id } });
    const over = (client: ControlClient, reason: string) =>
      client.call(dialogs.takeOver, { params: { id }, body: { reason } });
    await expect(over(petro, 'черга')).rejects.toThrow('may not do this');
    await expect(over(admin, ' ')).rejects.toThrow('reason');
    expect((await over(admin, 'скарга на оператора')).dialog).toMatchObject({ owner: { login: 'admin' } });
    const [row] = (await admin.call(audit.list, { query: { action: 'dialogs.take-over' } })).items;
    expect(row).toMatchObject({ login: 'admin', before: 'olena', after: { reason: 'скарга на оператора' } });
  });

  it('is nobody’s after a shift, and the list says what was handed over', async () => {
    const { plane, clock, olena, petro } = await talkingPlane();
    const [one, two, three] = [
      await asksSupport(plane, 'перший', await meet(plane.parts.store, '1')),
      await asksSupport(plane, 'другий', await meet(plane.parts.store, '2')),
      await asksSupport(plane, 'третій', await meet(plane.parts.store, '3')),
    ];
    await say(olena, one.id, 'Вітаю');
    await olena.call(dialogs.take, { params: { id: two.id } });
    const until = new Date(clock.now() + 60 * MINUTE).toISOString();
    await olena.call(dialogs.pause, { params: { id: three.id }, body: { until } });
    const { items } = await olena.call(dialogs.endShift, { body: {} });
    expect(items).toEqual([
      { id: one.id, state: 'taken', unanswered: false },
      { id: two.id, state: 'taken', unanswered: true },
      { id: three.id, state: 'paused', unanswered: false },
    ]);
    expect(await lineOf(petro, two.id)).toMatchObject({ state: 'waiting', owner: null });
    expect(await lineOf(petro, three.id)).toMatchObject({ state: 'paused', owner: null, pausedUntil: until });

    await petro.call(dialogs.take, { params: { id: one.id } });
    await petro.call(dialogs.endShift, { body: { to: 'olena' } });
    expect(await lineOf(petro, one.id)).toMatchObject({ state: 'taken', owner: { login: 'olena' } });
  });

  it('is pointed at when the answer takes too long, until there is one', async () => {
    const { plane, clock, olena } = await talkingPlane();
    const { id } = await asksSupport(plane, 'Алло?');
    await clock.advance(9 * MINUTE);
    await plane.parts.desk.round.run();
    expect(await lineOf(olena, id)).toMatchObject({ escalatedAt: null });
    await clock.advance(2 * MINUTE);
    await plane.parts.desk.round.run();
    const escalated = () => olena.call(dialogs.list, { query: { escalated: true } });
    expect((await escalated()).items.map((dialog) => dialog.id)).toEqual([id]);
    expect(await olena.call(dialogs.counts, { query: {} })).toMatchObject({
      open: 1,
      waiting: 1,
      unread: 1,
      escalated: 1,
      own: 0,
    });
    await say(olena, id, 'Вибачте, слухаю');
    expect((await escalated()).items).toEqual([]);
    expect(await olena.call(dialogs.counts, { query: {} })).toMatchObject({ open: 1, waiting: 0, unread: 0, own: 1 });
  });
});

describe('what is said', () => {
  it('goes to the seller once, however often the call is repeated; a note never does', async () => {
    const { plane, olena } = await talkingPlane();
    const { id } = await asksSupport(plane, 'Де мої бали?');
    await olena.call(dialogs.note, { params: { id }, body: { text: 'сварливий' } });
    const client = randomUUID();
    const times = await Promise.all([1, 2, 3].map(() => say(olena, id, 'Зараз подивлюся', { client })));
    expect(new Set(times.flatMap(({ items }) => items.map((one) => one.id))).size).toBe(1);
    const said = await outgoing(plane);
    expect(said.match(/Зараз подивлюся/g)).toHaveLength(1);
    expect(said).not.toContain('сварливий');
    const history = (await olena.call(dialogs.messages, { params: { id }, query: {} })).items;
    expect(history.find(({ author }) => author === 'note')).toMatchObject({ text: 'сварливий', state: null });
    await expect(
      say(olena, (await asksSupport(plane, 'і', await meet(plane.parts.store, 'x'))).id, 'інше', { client }),
    ).rejects.toThrow('was used for another message');
  });

  it('can be a ready answer of the bot, with placeholders that are known and a picture that is there', async () => {
    const { olena } = await talkingPlane();
    const { picture } = await olena.call(desk.picture, { body: ONE_PIXEL });
    const keep = (name: string, body: { text: string; picture?: string }) =>
      olena.call(readyAnswers.keep, { params: { bot: 'ergo-club', name }, body });
    await keep('вітання', { text: 'Вітаю, {name}! Я {operator}, {bot}.', picture });
    await expect(keep('поганий', { text: 'Вітаю, {imya}' })).rejects.toThrow('{imya}');
    const none = 'chat-0000000000000000000000000000000000000000.jpeg';
    await expect(keep('без-фото', { text: 'Ось', picture: none })).rejects.toThrow('has not been uploaded');
    expect((await olena.call(readyAnswers.list, { params: { bot: 'ergo-club' } })).items).toMatchObject([
      { name: 'вітання', text: 'Вітаю, {name}! Я {operator}, {bot}.', picture },
    ]);
  });

  it('by a muted seller is kept and calls nobody, until they are heard again', async () => {
    const { plane, olena } = await talkingPlane();
    const { id, seller } = await asksSupport(plane, 'Купіть гараж');
    const mute = (muted: boolean) => olena.call(dialogs.mute, { params: { id }, body: { muted } });
    expect((await mute(true)).dialog).toMatchObject({ muted: true, unread: 0, waitingSince: null });
    await asksSupport(plane, 'Купіть два гаражі', seller);
    expect(await lineOf(olena, id)).toMatchObject({ unread: 0, waitingSince: null });
    const kept = (await olena.call(dialogs.messages, { params: { id }, query: {} })).items;
    expect(kept.at(-1)).toMatchObject({ text: 'Купіть два гаражі', inDialog: true });
    await mute(false);
    await asksSupport(plane, 'Вибачте', seller);
    expect(await lineOf(olena, id)).toMatchObject({ muted: false, unread: 1, waitingSince: expect.any(String) });
  });

  it('by no seller yet: everybody is found by name or number, and can be written to', async () => {
    const { plane, olena } = await talkingPlane();
    const seller = await meet(plane.parts.store, 'нова');
    await plane.parts.store.write((tx) =>
      tx.db.updateTable('subscribers').set({ phone: '380671234567' }).where('id', '=', seller.id).execute(),
    );
    for (const search of ['ПРОДАВЕЦЬ НОВА', '067 123-45', '+38 (067) 123']) {
      const { items } = await olena.call(dialogs.find, { query: { search } });
      expect([search, items]).toMatchObject([search, [{ subscriber: seller.id, dialog: null }]]);
    }
    const { dialog } = await olena.call(dialogs.open, { body: { subscriber: seller.id } });
    const tags = { add: ['VIP'], remove: [] };
    await plane.parts.store.write((tx) => new Tags(plane.parts).change(tx, 'ergo-club', '380671234567', tags));
    expect((await olena.call(dialogs.show, { params: { id: dialog.id } })).person).toMatchObject({ tags: ['VIP'] });
    await say(olena, dialog.id, 'Добрий день, це ERGO CLUB');
    expect(await lineOf(olena, dialog.id)).toMatchObject({ state: 'taken', withSupport: true });
    const stranger = plane.clientWith(await plane.tokenOf('far', 'operator', ['other-club']));
    expect((await stranger.call(dialogs.find, { query: { search: 'нова' } })).items).toEqual([]);
    await expect(stranger.call(dialogs.open, { body: { subscriber: seller.id } })).rejects.toThrow('no subscriber');
    await expect(stranger.call(dialogs.show, { params: { id: dialog.id } })).rejects.toThrow('there is no dialog');
  });
});
