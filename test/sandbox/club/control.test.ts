import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createClubStandIn, type ClubStandIn } from '../../../src/sandbox/club/club-stand-in.ts';
import { Faults } from '../../../src/sandbox/faults.ts';

const NOON = Date.parse('2026-05-15T09:00:00Z');
const PHONE = '380501112233';

let club: ClubStandIn;
beforeEach(() => {
  club = createClubStandIn({ faults: new Faults(), now: () => NOON });
});

async function post(path: string, body: unknown = {}): Promise<{ status: number; body: unknown }> {
  const response = await club.control.request(path, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
}

async function get(path: string): Promise<unknown> {
  return (await club.control.request(path)).json();
}

async function call(fields: Record<string, string>): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(fields) };
  return (await club.app.request('/api/mobile/', request)).text();
}

test('a member can be added and changed', async () => {
  await post('/members', { phone: '380991234567', name: 'Нова' });
  expect(await call({ method: 'GetAuthCode', phone: '380991234567' })).toContain('"result":1');
  await post('/members', { phone: '380991234567', standing: 'blocked' });
  expect(await call({ method: 'GetAuthCode', phone: '380991234567' })).toContain('user is not active');
  expect(await get('/members')).toContainEqual(expect.objectContaining({ phone: '380991234567', name: 'Нова' }));
});

test('sessions can be made to expire and to be forgotten', async () => {
  const session = club.books.sessions.open(PHONE);
  await post('/sessions/expire', { phone: PHONE });
  expect(await call({ method: 'GetNews', session })).toContain('the session was expired');
  await post('/sessions/forget');
  expect(await call({ method: 'GetNews', session })).toContain('the session is incorrect');
});

test('the balance can be set', async () => {
  const session = club.books.sessions.open(PHONE);
  const payouts = [{ date: '2026-06-01', bonus: 100, recipient: 'Олена' }];
  await post('/balance', { phone: PHONE, bonus: 500, points: 7, payouts });
  expect(await call({ method: 'GetBalanceInfo', session })).toContain('"bonus":400,"points":"7"');
});

test('a serial number can be made to stand for a model, for several, or for none', async () => {
  const session = club.books.sessions.open(PHONE);
  const one = { actionId: 214, modelId: 4401 };
  await post('/serials', { serial: '4820123456789', entries: [one] });
  await post('/serials', { serial: 'SEVERAL', entries: [one, { actionId: 221, modelId: 5503 }] });
  await post('/serials', { serial: 'NONE', entries: [] });
  expect(await call({ method: 'PostSN', session, sn: '4820123456789' })).toContain('"result":1');
  expect(await call({ method: 'PostSN', session, sn: 'SEVERAL' })).toContain('"code":17');
  expect(await call({ method: 'PostSN', session, sn: 'NONE' })).toContain('"code":13');
  expect((await post('/serials', { serial: 'X', entries: [{ actionId: 1, modelId: 1 }] })).status).toBe(404);
});

test('every example of a serial number gets the answer it promises', async () => {
  const session = club.books.sessions.open(PHONE);
  const examples = z.array(z.object({ serial: z.string(), answer: z.string() })).parse(await get('/serials'));
  expect(examples).toHaveLength(10);
  const marks: [promise: RegExp, answer: RegExp][] = [
    [/^registered/, /"result":1/],
    [/result 2/, /"result":2/],
    [/error 17/, /"code":17/],
    [/error 16|already/, /"code":16/],
    [/error 13/, /"code":13/],
  ];
  for (const { serial, answer } of examples) {
    const mark = marks.find(([promise]) => promise.test(answer));
    expect(await call({ method: 'PostSN', session, sn: serial })).toMatch(mark?.[1] ?? /nothing/);
  }
});

test('a registration can be confirmed, put on the balance and rejected', async () => {
  const session = club.books.sessions.open(PHONE);
  await call({ method: 'PostSN', session, sn: '354512000000001' });
  const [{ id }] = z.tuple([z.object({ id: z.number() })]).parse(await get(`/registrations?phone=${PHONE}`));

  await post(`/registrations/${id}`, { state: 'to_balance' });
  expect(await call({ method: 'GetBalanceInfo', session })).toContain('"registration_to_balance":70');
  await post(`/registrations/${id}`, { state: 'on_balance' });
  expect(await call({ method: 'GetBalanceInfo', session })).toContain('"bonus":1320');
  await post(`/registrations/${id}`, { state: 'rejected', comment: 'Немає чека' });
  expect(await call({ method: 'GetBalanceInfo', session })).toContain('"registration_rejected":70');
  expect((await post('/registrations/9999', { state: 'rejected' })).status).toBe(404);
});

test('a promotion can be ended', async () => {
  const session = club.books.sessions.open(PHONE);
  await post('/actions/17', { to: '2026-05-01' });
  expect(await call({ method: 'PostSN', session, sn: 'E32G0000000001' })).toContain('"code":16');
  expect(await call({ method: 'GetActions', session })).not.toContain('"action_id":17,');
});

test('a promotion can begin', async () => {
  const session = club.books.sessions.open(PHONE);
  const product = { id: 9001, name: 'Фен ERGO', serialPrefix: 'EFEN', serialLength: 8 };
  await post('/actions', { id: 900, name: 'Краса', from: '2026-05-01', to: '2026-06-01', products: [product] });
  expect(await call({ method: 'GetActions', session })).toContain('Фен ERGO');
  expect(await call({ method: 'PostSN', session, sn: 'EFEN0001' })).toContain('"model_id":9001');
});

test('attempts, calls, SMS and questions can be looked up', async () => {
  const session = club.books.sessions.open(PHONE);
  await call({ method: 'GetAuthCode', phone: PHONE });
  await call({ method: 'PostSN', session, sn: 'X1' });
  expect(await get('/attempts?serial=X1')).toEqual([
    { at: NOON, method: 'PostSN', phone: PHONE, serial: 'X1', outcome: 'error 16' },
  ]);
  expect(await get('/calls')).toMatchObject([
    { method: 'GetAuthCode', phone: PHONE },
    { method: 'PostSN', phone: PHONE },
  ]);
  expect(await get('/sms')).toMatchObject([{ phone: PHONE }]);
  expect(await get('/questions')).toEqual([]);
});

test('news and notices can be added', async () => {
  const session = club.books.sessions.open(PHONE);
  await post('/news', { id: 1, name: 'Нове', date: '2026-05-15', html: '<p>Нове</p>' });
  await post('/notices', {
    id: 1,
    name: 'Увага',
    text: 'Текст',
    from: '2026-05-01 00:00:00',
    to: '2026-06-01 00:00:00',
  });
  expect(await call({ method: 'GetArticle', session, article_id: '1' })).toContain('<p>Нове</p>');
  expect(await call({ method: 'GetChanges', session })).toContain('GetNotices');
  expect(await call({ method: 'GetNotices', session })).toContain('Увага');
});

test('a control request that makes no sense is 400', async () => {
  expect((await post('/members', { phone: '12' })).status).toBe(400);
  expect((await club.control.request('/members', { method: 'POST', body: '{' })).status).toBe(400);
});
