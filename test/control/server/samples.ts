import type { Contract } from '../../../src/control/contract.ts';
import type { BroadcastState } from '../../../src/domain/broadcast.ts';
import { Ledger } from '../../../src/sales/ledger.ts';
import { tinyPng } from '../../sandbox/support/tiny-png.ts';
import type { ControlPlane } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';
import {
  dialogAndColleague,
  dialogAndPhotographedSale,
  dialogWithPicture,
  failedAnswer,
  ONE_PIXEL,
  readyAnswer,
  takenDialog,
  waitingDialog,
} from './dialog-samples.ts';
import { SPRING } from '../../surveys/spring.ts';

/**
 * A call of each procedure that an administrator succeeds with, about the bot `ergo-club`; `prepare` makes what it needs,
 * and answers parameters that are known only then.
 */
export type Sample = {
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  prepare?: (plane: ControlPlane) => Promise<Record<string, string | number> | void>;
};

const oksana = (plane: ControlPlane) => plane.add('oksana', 'operator', ['ergo-club']);
const waiting = { prepare: waitingDialog };
const account = { params: { login: 'oksana' }, prepare: oksana };

/** A sale that the club has refused. */
const refusedSale = async ({ parts: { store } }: ControlPlane) => {
  const seller = await meet(store, 'seller');
  const ledger = new Ledger({ store });
  const captured = { serial: 'E32G0000078040', source: 'typed', capturedAt: 0, waitsForSignIn: false } as const;
  const id = await store.write((tx) => ledger.capture(tx, seller, captured));
  const sale = await ledger.byId(id);
  if (sale) await store.write((tx) => ledger.settle(tx, sale, 'refused', { refusal: 'bad serial' }));
  return { id };
};
const ofBot = { params: { bot: 'ergo-club' } };
const aText = { params: { bot: 'ergo-club', key: 'general.not-understood' } };
const sale = { params: { bot: 'ergo-club' }, prepare: refusedSale };

/** A broadcast that stands so, with one recipient who has it not, and who may be sent it as a test. */
const broadcastThatIs = (state: BroadcastState) => async (plane: ControlPlane) => {
  const { store, broadcasts } = plane.parts;
  const person = await meet(store, '7');
  const draft = { botId: 'ergo-club', title: 'Акція', content: { text: 'Привіт' }, createdBy: 'test' };
  const audience = { messengers: ['telegram' as const], everyAccount: false };
  const id = await store.write(async (tx) => {
    await tx.db.updateTable('subscribers').set({ phone: '380671234567' }).execute();
    const created = await broadcasts.all.create(tx, { ...draft, audience });
    await tx.db.updateTable('broadcasts').set({ state }).where('id', '=', created).execute();
    const row = { broadcast_id: created, subscriber_id: person.id, messenger: 'telegram', last_seen_at: 0 } as const;
    await tx.db
      .insertInto('broadcast_recipients')
      .values({ ...row, state: 'failed' })
      .execute();
    return created;
  });
  return { id };
};
const drafted = { ...ofBot, prepare: broadcastThatIs('draft') };

const aPause = async ({ parts: { store, pauses } }: ControlPlane) => {
  await store.write((tx) => pauses.pause(tx, 'ergo-club', { by: 'test', reason: '' }));
};
/** A survey whose invitation stands so; one person may be invited. */
const surveyThatIs = (state: BroadcastState) => async (plane: ControlPlane) => {
  const { store, surveys } = plane.parts;
  await meet(store, '7');
  const by = { actor: { staffId: null, login: 'test', tokenId: null, via: 'machine' as const }, botId: 'ergo-club' };
  const made = await surveys.desk.create(by, { source: SPRING, pictures: {} }, { everyAccount: false });
  await store.write((tx) =>
    tx.db.updateTable('broadcasts').set({ state }).where('id', '=', made.invitation.id).execute(),
  );
  return { id: made.id };
};
const aSurvey = { ...ofBot, prepare: surveyThatIs('draft') };
const aRunning = { ...ofBot, prepare: surveyThatIs('running') };

const officeHours = ({ parts: { store, supportHours } }: ControlPlane) =>
  store.write((tx) => supportHours.setWeek(tx, 'ergo-club', [[{ from: 540, to: 1080 }], [], [], [], [], [], []]));

/** The attribute `city`. */
const cityKnown = async ({ parts: { store, audience } }: ControlPlane) => {
  const city = { key: 'city', label: 'Місто', type: 'text' } as const;
  if ((await audience.attributes.list('ergo-club')).every(({ key }) => key !== city.key))
    await store.write((tx) => audience.attributes.define(tx, 'ergo-club', city));
  return { key: 'city' };
};

let made = 0;

/** Somebody whom nobody has forgotten yet. */
const somebody: Sample = {
  ...ofBot,
  prepare: async (plane) => {
    await cityKnown(plane);
    return { who: (await meet(plane.parts.store, `somebody ${++made}`)).id };
  },
};

/** A segment that is there. */
const aSegment: Sample = {
  ...ofBot,
  prepare: async ({ parts: { store, audience } }) => {
    const name = `people-${++made}`;
    await store.write((tx) => audience.segments.create(tx, 'ergo-club', { name, filter: 'phone:*' }));
    return { segment: name };
  },
};

export const SAMPLES: { [Noun in keyof Contract]: { [Verb in keyof Contract[Noun]]: Sample } } = {
  session: {
    login: { body: { login: 'admin', password: 'сім мокрих котів', device: 'laptop' } },
    logout: {},
    whoami: {},
    password: { body: { old: 'сім мокрих котів', new: 'вісім сухих псів' } },
    tokens: {},
    revoke: {
      prepare: async (plane) => {
        await plane.tokenOf('admin');
        const [newest] = await plane.parts.tokens.list(plane.parts.clock.now(), 'admin');
        return { id: newest?.id ?? 0 };
      },
    },
  },
  staff: {
    list: {},
    add: { body: { login: 'new.one', name: 'Новий', role: 'operator', bots: ['ergo-club'] } },
    first: { body: { login: 'first', name: 'Перший' } },
    role: { ...account, body: { role: 'administrator' } },
    grant: { ...account, params: { login: 'oksana', bot: 'ergo-club' } },
    revoke: { ...account, params: { login: 'oksana', bot: 'ergo-club' } },
    password: { ...account, body: {} },
    disable: account,
    enable: account,
  },
  bots: { list: {}, show: ofBot, pause: { ...ofBot, body: {} }, resume: { ...ofBot, prepare: aPause } },
  backups: { list: {}, make: {} },
  hours: {
    show: { params: { bot: 'ergo-club' } },
    set: { params: { bot: 'ergo-club' }, body: { week: 'mon-fri 9:00-18:00' } },
    except: { params: { bot: 'ergo-club' }, body: { dates: '2030-12-25 closed' }, prepare: officeHours },
  },
  inbox: { setAside: {}, retryAll: {}, retry: { params: { id: 42 } } },
  texts: {
    list: { ...ofBot, query: { search: 'допомога' } },
    export: ofBot,
    import: { ...ofBot, body: Buffer.from('Key,Text\nhelp.text,Новий текст\n'), query: { dryRun: 'true' } },
    history: ofBot,
    show: aText,
    set: { ...aText, body: { source: 'Привіт! Напишіть «Меню».' } },
    reset: aText,
    preview: { ...aText, body: {} },
  },
  profiles: {
    list: { ...ofBot, query: { search: '067 123', order: 'phone' } },
    revealList: ofBot,
    members: ofBot,
    revealMembers: ofBot,
    tags: ofBot,
    tagMany: { ...ofBot, query: { filter: 'phone:*' }, body: { add: ['VIP'] } },
    export: ofBot,
    import: { ...ofBot, body: Buffer.from('phone,tags\n0671234567,VIP\n') },
    show: somebody,
    reveal: somebody,
    tag: { ...somebody, body: { add: ['VIP'] } },
    set: { ...somebody, body: { values: { city: 'Київ' } } },
    forget: somebody,
  },
  attributes: {
    list: ofBot,
    define: { ...ofBot, body: { key: 'shop', label: 'Магазин', type: 'text' } },
    relabel: { ...ofBot, body: { label: 'Місто' }, prepare: cityKnown },
    remove: { ...ofBot, prepare: cityKnown },
  },
  segments: {
    list: ofBot,
    fields: ofBot,
    count: { ...ofBot, query: { filter: 'phone:*' } },
    create: { ...ofBot, body: { name: 'Нові', filter: 'subscribed:<30d' } },
    show: aSegment,
    edit: { ...aSegment, body: { filter: 'tag:vip' } },
    remove: aSegment,
  },
  sales: { list: ofBot, export: ofBot, show: sale, retry: sale },
  broadcasts: {
    list: ofBot,
    picture: { ...ofBot, body: tinyPng(8, 8) },
    create: { ...ofBot, body: { title: 'Акція', text: 'Привіт, {name|друже}!' } },
    show: drafted,
    follow: drafted,
    preview: drafted,
    plan: drafted,
    test: { ...drafted, body: { phones: ['067 123 45 67'] } },
    send: { ...drafted, body: { recipients: 1 } },
    schedule: { ...drafted, body: { at: '2036-03-01T08:00:00Z' } },
    pause: { ...ofBot, prepare: broadcastThatIs('running') },
    resume: { ...ofBot, prepare: broadcastThatIs('paused') },
    cancel: drafted,
    retry: { ...ofBot, body: { which: 'failed' }, prepare: broadcastThatIs('finished') },
    report: drafted,
  },
  surveys: {
    list: ofBot,
    schema: ofBot,
    check: { ...ofBot, body: { source: SPRING } },
    create: { ...ofBot, body: { source: SPRING } },
    edit: { ...aSurvey, body: { source: SPRING } },
    show: aSurvey,
    follow: aSurvey,
    preview: aSurvey,
    plan: aSurvey,
    send: { ...aSurvey, body: { recipients: 1 } },
    schedule: { ...aSurvey, body: { at: '2036-03-01T08:00:00Z' } },
    pause: aRunning,
    resume: { ...ofBot, prepare: surveyThatIs('paused') },
    close: aRunning,
    cancel: aSurvey,
    results: aRunning,
    written: { ...aRunning, query: { question: 'liked' } },
    export: aRunning,
  },
  audit: { list: {} },
  statistics: {
    show: { params: { bot: 'ergo-club' } },
    export: { params: { bot: 'ergo-club' }, query: { by: 'month' } },
    chart: { params: { bot: 'ergo-club' }, query: { figure: 'subscribers', format: 'svg' } },
  },
  events: { follow: {} },
  dialogs: {
    list: {},
    counts: {},
    find: { ...waiting, query: { search: 'продав' } },
    show: waiting,
    messages: waiting,
    search: { ...waiting, query: { words: 'гарантія' } },
    picture: { prepare: dialogWithPicture },
    salePhoto: { prepare: dialogAndPhotographedSale },
    balance: waiting,
    statistics: { query: { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } },
    open: { body: { subscriber: 1 }, prepare: waiting.prepare },
    take: waiting,
    release: { prepare: takenDialog },
    pause: { ...waiting, body: {} },
    close: { ...waiting, body: {} },
    transfer: { prepare: dialogAndColleague, body: { to: 'colleague' } },
    takeOver: { ...waiting, body: { reason: 'черга' } },
    mute: { ...waiting, body: { muted: true } },
    endShift: { body: {} },
    say: { ...waiting, body: { client: '5f0c9a52-7a5e-4b7a-9d4b-6f3e9c1d2a10', text: 'Вітаю' } },
    again: { prepare: failedAnswer },
    note: { ...waiting, body: { text: 'чекаємо на склад' } },
  },
  desk: {
    heartbeat: {},
    colleagues: { query: { bot: 'ergo-club' } },
    draft: { ...waiting, body: { text: 'Доброго' } },
    read: { ...waiting, body: { upTo: 1 } },
    picture: { body: ONE_PIXEL },
  },
  readyAnswers: {
    list: { params: { bot: 'ergo-club' } },
    keep: { params: { bot: 'ergo-club', name: 'hello' }, body: { text: 'Вітаю, {name}!' } },
    remove: { params: { bot: 'ergo-club', name: 'hello' }, prepare: readyAnswer },
  },
};
