import { expect, test } from 'vitest';
import { createClubStandIn, type ClubStandIn } from '../../../src/sandbox/club/club-stand-in.ts';
import { Faults } from '../../../src/sandbox/faults.ts';

const NOON = Date.parse('2026-05-15T09:00:00Z');
const PHONE = '380501112233';

function standIn(): ClubStandIn & { clock: { now: number } } {
  const clock = { now: NOON };
  return { ...createClubStandIn({ faults: new Faults(), now: () => clock.now }), clock };
}

async function post(club: ClubStandIn, fields: Record<string, unknown>, path = '/api/mobile/'): Promise<string> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const response = await club.app.request(path, { method: 'POST', headers, body: JSON.stringify(fields) });
  expect(response.status).toBe(200);
  return response.text();
}

async function postForm(club: ClubStandIn, fields: Record<string, string>): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return (await club.app.request('/api/mobile/', { method: 'POST', body })).text();
}

function openSession(club: ClubStandIn): string {
  return club.books.sessions.open(PHONE);
}

test('errors arrive with HTTP 200, in the form of L229–236', async () => {
  expect(await post(standIn(), { method: 'GetAuthCode', phone: '1' })).toBe(
    '{"methodresponse":"GetAuthCode","error":{"code":1,"comment":"incorrect phone"}}',
  );
});

test('the API answers at /api/mobile/ and /api/mobile// (L961), and nowhere else', async () => {
  const club = standIn();
  const session = openSession(club);
  expect(await post(club, { method: 'GetNews', session }, '/api/mobile//')).toContain('"news":[');
  expect((await club.app.request('/api/', { method: 'POST' })).status).toBe(404);
  expect((await club.app.request('/api/mobile/')).status).toBe(404);
});

test('the inconsistencies of the document are on the wire', async () => {
  const club = standIn();
  const session = openSession(club);
  const balance = await post(club, { method: 'GetBalanceInfo', session });
  expect(balance).toContain(
    '" to_payoff ":[{"to_payoff_date":"2026-05-22","to_payoff_bonus":2019,"to_payoff_bonus":"Ковальчук',
  );
  expect(balance).toContain('"registration_for_ confirmation":0');

  const actions = await post(club, { method: 'GetActions', session });
  expect(actions).toContain('"model_id":"2101","model_name":"ERGO 32GHS5500","model_pionts":60');
  expect(actions).toContain('"model_id":2102,"model_name":"ERGO 43GUS6500","model_pionts":"120"');
  expect(JSON.stringify(JSON.parse(actions).actions[1])).not.toContain('action_description');

  club.books.note('Notices');
  expect(await post(club, { method: 'GetChanges', session })).toContain(
    '"Code":1,"Modified_data":[{"data_type":"Notices"',
  );
  expect(await post(club, { method: 'GetChanges', session: 'x' })).toContain('"methodresponse":"GetCanges"');
});

test('method and session may come between spaces (L689)', async () => {
  const club = standIn();
  const session = ` ${openSession(club)} `;
  expect(await post(club, { method: ' GetBalanceInfo ', session })).toContain('"bonus":1250');
});

test('a request that is none of the API is told so', async () => {
  const club = standIn();
  const session = openSession(club);
  expect(await post(club, { session })).toContain('method is missing');
  expect(await post(club, { method: 'GetMoney', session })).toContain('unknown method');
  expect(await postForm(club, { method: 'GetNews', session })).toContain('json expected');
  expect(await post(club, { method: 'PostSNModel', session })).toContain('multipart expected');
  expect(await post(club, { method: 'GetNews' })).toContain('"code":2,"comment":"the session is incorrect"');

  const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };
  expect(await (await club.app.request('/api/mobile/', broken)).text()).toContain('cannot be read');
  const text = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' };
  expect(await (await club.app.request('/api/mobile/', text)).text()).toContain('unsupported content type');
});

test('a code goes out once in a minute, is told to the listener, and works once', async () => {
  const club = standIn();
  const heard: string[] = [];
  club.onSms((sms) => heard.push(`${sms.phone} ${sms.code}`));

  expect(await post(club, { method: 'GetAuthCode', phone: PHONE })).toContain('"result":1');
  expect(await post(club, { method: 'GetAuthCode', phone: PHONE })).toContain('code has been sent');
  club.clock.now += 60_000;
  expect(await post(club, { method: 'GetAuthCode', phone: PHONE })).toContain('"result":1');

  const [first, second] = club.books.sms.sent.map((sms) => sms.code);
  expect(heard).toEqual([`${PHONE} ${first}`, `${PHONE} ${second}`]);
  expect(await post(club, { method: 'GetToken', phone: PHONE, code: first })).toContain('incorrect code');
  expect(await post(club, { method: 'GetToken', phone: PHONE, code: second })).toMatch(/"session":"[0-9a-f]{32}"/);
  expect(await post(club, { method: 'GetToken', phone: PHONE, code: second })).toContain('incorrect code');
});

test('a code lives ten minutes', async () => {
  const club = standIn();
  await post(club, { method: 'GetAuthCode', phone: PHONE });
  club.clock.now += 600_001;
  const code = club.books.sms.sent[0]?.code;
  expect(await post(club, { method: 'GetToken', phone: PHONE, code })).toContain('incorrect code');
});

test('codes follow from the seed', async () => {
  const [one, two] = [standIn(), standIn()];
  for (const club of [one, two]) await post(club, { method: 'GetAuthCode', phone: PHONE });
  expect(one.books.sms.sent).toEqual(two.books.sms.sent);
  expect(one.books.sms.sent[0]?.code).toMatch(/^\d{4}$/);
});

test('comments on serial numbers come in three languages', async () => {
  const club = standIn();
  const session = openSession(club);
  const replies: string[] = [];
  for (const serial of ['A1', 'A2', 'A3']) replies.push(await post(club, { method: 'PostSN', session, sn: serial }));
  expect(replies.join(' ')).toContain('Некоректний');
  expect(replies.join(' ')).toContain('некорректные');
  expect(replies.join(' ')).toContain('incorrect sn');
});

test('one serial number posted many times at once is accepted once', async () => {
  const club = standIn();
  const session = openSession(club);
  const fields = { method: 'PostSN', session, serial: 'E32G0000000001' };
  await Promise.all(Array.from({ length: 20 }, () => post(club, fields)));
  expect(club.books.sales.accepted('E32G0000000001')).toBe(1);
  expect(club.books.sales.attempts).toHaveLength(20);
});
