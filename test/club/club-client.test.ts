import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelRegistration } from '../../src/club/club-types.ts';
import { signIn, startClub, type ClubServer } from './club-server.ts';

const PHONE = '380501112233';
const DAY = 86_400_000;

let server: ClubServer;
let session: string;

beforeEach(async () => {
  server = await startClub();
  session = await signIn(server, PHONE);
});
afterEach(() => server.close());

function sale(change: Partial<ModelRegistration>): ModelRegistration {
  return { actionId: '17', modelId: '2101', serial: 'E32G0000000001', date: '2026-05-15 11:58:00', ...change };
}

function refused(reason: string, code: number) {
  return { ok: false, failure: { kind: 'refused', reason, code } };
}

test('a seller signs in with the code from the SMS', async () => {
  const { club, books } = server;
  expect(await club.getAuthCode('+38 (067) 123-45-67')).toEqual({ ok: true, value: undefined });
  const code = books.sms.sent.at(-1)?.code ?? '';
  const answer = await club.getToken('0671234567', ` ${code} `);
  expect(answer).toMatchObject({ ok: true, value: { name: 'Андрій', lastName: 'Мельник', phone: '380671234567' } });
});

test('GetAuthCode: unknown number, code already sent, shut out', async () => {
  const { club } = server;
  expect(await club.getAuthCode('380000000000')).toMatchObject(refused('unknown phone', 1));
  await club.getAuthCode('380671234567');
  expect(await club.getAuthCode('380671234567')).toMatchObject(refused('code already sent', 2));
  expect(await club.getAuthCode('380660000003')).toEqual({ ok: false, failure: { kind: 'inactive' } });
});

test('GetToken: unknown number, wrong code, shut out by error or by `active` 0', async () => {
  const { club, books } = server;
  expect(await club.getToken('380000000000', '1')).toMatchObject(refused('unknown phone', 1));
  expect(await club.getToken(PHONE, 'x')).toMatchObject(refused('wrong code', 2));
  expect(await club.getToken('380660000003', '1')).toEqual({ ok: false, failure: { kind: 'inactive' } });

  await club.getAuthCode('380660000000');
  const code = books.sms.sent.at(-1)?.code ?? '';
  expect(await club.getToken('380660000000', code)).toEqual({ ok: false, failure: { kind: 'inactive' } });
});

test('every method with a session says when it expired, is unknown, or its person is shut out', async () => {
  const { club, books } = server;
  const calls = [
    () => club.getChanges(session),
    () => club.getProfile(session),
    () => club.postProfile(session, { name: 'a', lastName: 'b', patronymic: 'c', email: 'd' }),
    () => club.getBalanceInfo(session),
    () => club.getRegistrations(session, 'registration_all'),
    () => club.getNotices(session),
    () => club.getActions(session),
    () => club.postSn(session, 'E32G0000000001'),
    () => club.postSnModel(session, sale({})),
    () => club.postQuestion(session, '?'),
    () => club.getNews(session),
    () => club.getArticle(session, '45342'),
  ];
  const member = books.members.get(PHONE);
  if (!member) throw new Error('the demo has this member');

  for (const standing of ['blocked', 'shut'] as const) {
    member.standing = standing;
    for (const call of calls) expect(await call()).toEqual({ ok: false, failure: { kind: 'inactive' } });
  }
  books.sessions.expire(PHONE);
  for (const call of calls) expect(await call()).toEqual({ ok: false, failure: { kind: 'session', code: 1 } });
  books.sessions.forget(PHONE);
  for (const call of calls) expect(await call()).toEqual({ ok: false, failure: { kind: 'session', code: 2 } });
  expect(books.sales.attempts).toEqual([]);
});

test('the balance comes with its payouts, though their key is padded and its fields share a name', async () => {
  const answer = await server.club.getBalanceInfo(session);
  expect(answer).toMatchObject({
    ok: true,
    value: {
      bonus: 1250,
      points: 480,
      payouts: [
        { bonus: 2019, recipient: expect.stringContaining('2222 3333 4444 5555') },
        { bonus: 34, recipient: expect.stringContaining('+38 (033) 2224455') },
      ],
    },
  });
});

test('the six promotions come with the models and what they demand', async () => {
  const answer = await server.club.getActions(session);
  const actions = answer.ok ? answer.value : [];
  expect(actions.map((action) => action.id)).toEqual(['17', '147', '203', '214', '221', '230']);
  expect(actions[0]).toMatchObject({ kind: 'cumulative', from: '2026-04-25', to: '2026-06-24' });
  expect(actions[1]).toMatchObject({ kind: 'bonus', description: '', hotNotice: '' });
  expect(actions[2]?.models).toMatchObject([
    { id: '3301', points: 200, needsImei: true, needsPhoto: true, needsTradePoint: true },
    { id: '3302', points: 220, needsImei: true, needsPhoto: false, needsTradePoint: true },
    { id: '3303', points: 300, needsImei: true, needsPhoto: true, needsTradePoint: false },
  ]);
});

test('PostSN registers, and then knows the serial as registered and the sum as waiting', async () => {
  const { club } = server;
  const value = { kind: 'registered', actionId: '17', modelId: '2101', serial: 'E32G0000000001' };
  expect(await club.postSn(session, 'E32G0000000001')).toEqual({ ok: true, value });
  expect(await club.postSn(session, 'E32G0000000001')).toMatchObject(refused('already registered', 16));
  expect(await club.getBalanceInfo(session)).toMatchObject({ value: { forConfirmation: 60 } });
});

test.each(['sn', 'serial'] as const)('PostSN may call the serial number `%s` (L1224, L1237)', async (serialKey) => {
  const other = await startClub({ serialKey });
  const opened = await signIn(other, PHONE);
  expect(await other.club.postSn(opened, 'E43G0000000001')).toMatchObject({ ok: true, value: { kind: 'registered' } });
  await other.close();
});

test('PostSN: both ways to say "name the model" (L1278, L1333)', async () => {
  const { club } = server;
  const named = { kind: 'needs model', actionId: '147', modelId: '1511' };
  expect(await club.postSn(session, 'ELED00000001')).toEqual({ ok: true, value: named });
  expect(await club.postSn(session, 'E50W0000000001')).toEqual({ ok: true, value: { kind: 'needs model' } });
});

test('PostSN: in no promotion by 13 and by 16, registered by somebody else, no serial number', async () => {
  const { club } = server;
  expect(await club.postSn(session, 'EBS500000001')).toMatchObject(refused('not in promotion', 13));
  expect(await club.postSn(session, 'EVC300000001')).toMatchObject(refused('not in promotion', 16));
  expect(await club.postSn(session, 'E32G0000000999')).toMatchObject(refused('already registered', 16));
  expect(await club.postSn(session, 'X123')).toMatchObject(refused('bad serial', 16));
});

test('PostSNModel registers with shop and photo', async () => {
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  const full = sale({ actionId: '203', modelId: '3301', serial: 'EWMF000000001', tradePointId: '45765', photo });
  const value = { kind: 'registered', actionId: '203', modelId: '3301', serial: 'EWMF000000001' };
  expect(await server.club.postSnModel(session, full)).toEqual({ ok: true, value });
  expect(server.books.sales.registrations.at(-1)).toMatchObject({
    tradePointId: '45765',
    photoBytes: 4,
    date: '2026-05-15 11:58:00',
  });
});

test('PostSNModel takes a sale of an ended promotion for three days, and then no more', async () => {
  const { club, clock } = server;
  const late = sale({ actionId: '188', modelId: '6601', serial: 'EVC300000001', date: '2026-05-14 18:00:00' });
  expect(await club.postSnModel(session, late)).toMatchObject({ ok: true, value: { kind: 'registered' } });
  clock.now += 3 * DAY;
  expect(await club.postSnModel(session, { ...late, serial: 'EVC300000002' })).toMatchObject(
    refused('action ended', 12),
  );
});

test('PostSNModel: every error of its table, and 15 of its sample', async () => {
  const { club } = server;
  const post = (change: Partial<ModelRegistration>) => club.postSnModel(session, sale(change));
  const washer = { actionId: '203', modelId: '3301', serial: 'EWMF000000001' };
  const television = { modelId: '2104', serial: 'E55W0000000001' };

  expect(await post({ actionId: '999' })).toMatchObject(refused('unknown action', 11));
  expect(await post({ actionId: '98' })).toMatchObject(refused('action ended', 12));
  expect(await post({ modelId: '1511' })).toMatchObject(refused('not in promotion', 13));
  expect(await post({ ...washer, tradePointId: '1' })).toMatchObject(refused('trade point missing', 14));
  expect(await post({ ...washer, tradePointId: '1771' })).toMatchObject(refused('photo missing', 14));
  expect(await post(television)).toMatchObject(refused('photo missing', 15));
  expect(await post({ serial: 'X123' })).toMatchObject(refused('bad serial', 16));
  expect(await post({ serial: 'E43G0000000001' })).toMatchObject(refused('not in promotion', 16));
  expect(await post({ serial: 'E32G0000000999' })).toMatchObject(refused('already registered', 16));
});

test('GetRegistrations tells the kinds apart', async () => {
  const { club, books, clock } = server;
  await club.postSn(session, 'E32G0000000001');
  await club.postSn(session, 'E43G0000000001');
  const [first] = books.sales.of(PHONE);
  books.sales.settle(first?.id ?? 0, 'rejected', 'Вы не являетесь участником партнерской программы', clock.now);

  const rejected = await club.getRegistrations(session, 'registration_rejected');
  expect(rejected).toMatchObject({ value: [{ serial: 'E32G0000000001', status: 'Отклонена', points: 60 }] });
  const waiting = await club.getRegistrations(session, 'registration_for_confirmation');
  expect(waiting).toMatchObject({
    value: [{ serial: 'E43G0000000001', date: '2026-05-15 12:00:00', onBalance: false }],
  });
  expect(await club.getRegistrations(session, 'registration_for_test')).toEqual({ ok: true, value: [] });
  const all = await club.getRegistrations(session, 'registration_all');
  expect(all.ok && all.value).toHaveLength(2);
});

test('GetChanges names what changed until it is read', async () => {
  const { club, books } = server;
  books.note('Profile', PHONE);
  books.note('Actions');
  expect(await club.getChanges(session)).toMatchObject({ value: { profile: true, actions: true, notices: false } });
  await club.getProfile(session);
  await club.getActions(session);
  expect(await club.getChanges(session)).toMatchObject({ value: { profile: false, actions: false, notices: false } });
});

test('PostProfile changes the person; the patronymic goes as user_surname', async () => {
  const change = { name: 'Олена', lastName: 'Коваль', patronymic: 'Іванівна', email: 'o@example.com' };
  expect(await server.club.postProfile(session, change)).toMatchObject({ ok: true, value: change });
  expect(server.books.members.get(PHONE)).toMatchObject(change);
});

test('PostQuestion brings text and photo', async () => {
  const { club, books } = server;
  await club.postQuestion(session, 'Де мої бали?');
  await club.postQuestion(session, 'Ось чек', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]));
  expect(books.questions).toMatchObject([
    { phone: PHONE, text: 'Де мої бали?', photoBytes: 0 },
    { phone: PHONE, text: 'Ось чек', photoBytes: 5 },
  ]);
});

test('notices, news and articles are read; a photo without an address is left out (L1648), a mistyped one mended (L1655)', async () => {
  const { club } = server;
  expect(await club.getNotices(session)).toMatchObject({
    value: [{ id: '17' }, { id: '29', to: '2026-06-04 17:00:00' }],
  });
  const news = await club.getNews(session);
  const photos = news.ok ? news.value.map((item) => item.photoUrl) : [];
  expect(photos).toEqual([
    undefined,
    'https://club.ergo-global.com/sm/winners.jpg',
    'https://club.ergo-global.com/sm/aci.jpg',
  ]);
  expect(await club.getArticle(session, '67657')).toMatchObject({ value: expect.stringContaining('<b>') });
});

test('the address may end in two slashes, as the samples have it (L961)', async () => {
  const other = await startClub({ url: `${server.url}/` });
  expect(await other.club.getBalanceInfo(session)).toMatchObject({ ok: true });
  await other.close();
});

test('none of the inconsistencies that the document itself has is a surprise', async () => {
  const { club, surprises } = server;
  await club.getProfile(session);
  await club.getBalanceInfo(session);
  await club.getActions(session);
  await club.getRegistrations(session, 'registration_all');
  await club.postSn(session, 'ELED00000001');
  expect(surprises).toEqual([]);
});
