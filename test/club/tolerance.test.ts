import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCannedServer, type CannedServer } from './canned-server.ts';

const SESSION = '9fc890ad7f5d078b251e87a0cdea68ef';
const PHONE = '380889993366';

let server: CannedServer;
beforeAll(async () => {
  server = await startCannedServer();
});
afterAll(() => server.close());

function told(): string[] {
  return server.surprises.map((surprise) => surprise.what);
}

const GARBAGE = { ok: false, failure: { kind: 'unavailable', why: 'garbage', done: 'maybe' } };

test('numbers come as strings and with spaces, flags as numbers and strings (L1155–1193)', async () => {
  const model = '{"model_id":1512,"model_pionts":"1 250","model_imei":1,"model_photo":"1","model_tt":0}';
  server.answer(
    `{"methodresponse":"GetActions","actions":[{"action_id":"17","action_type_id":"0","models":[${model}]}]}`,
  );
  expect(await server.club.getActions(SESSION)).toMatchObject({
    value: [
      {
        id: '17',
        kind: 'cumulative',
        models: [{ id: '1512', points: 1250, needsImei: true, needsPhoto: true, needsTradePoint: false }],
      },
    ],
  });
  expect(told()).toEqual([]);
});

test('model_points is read as well as model_pionts (L1109, L1157)', async () => {
  server.answer(
    '{"methodresponse":"GetActions","actions":[{"action_id":1,"action_type_id":1,"models":[{"model_id":2,"model_points":7}]}]}',
  );
  expect(await server.club.getActions(SESSION)).toMatchObject({ value: [{ models: [{ points: 7 }] }] });
});

test('the payout twins are told apart in either order, and to_payoff_get by its own name (L738, L763)', async () => {
  const payouts =
    '{"to_payoff_bonus":"Тест Тестов","to_payoff_bonus":"34"},{"to_payoff_bonus":"2019","to_payoff_bonus":"0501112233"},{"to_payoff_bonus":5,"to_payoff_get":"Тест"}';
  server.answer(`{"methodresponse":"GetBalanceInfo","bonus":1,"to_payoff":[${payouts}]}`);
  expect(await server.club.getBalanceInfo(SESSION)).toMatchObject({
    value: {
      payouts: [
        { bonus: 34, recipient: 'Тест Тестов' },
        { bonus: 2019, recipient: '0501112233' },
        { bonus: 5, recipient: 'Тест' },
      ],
    },
  });
});

test('`registration_for_ confirmation` is read with and without its space (L715, L755)', async () => {
  server.answer('{"methodresponse":"GetBalanceInfo","points":"0","registration_for_ confirmation":300}');
  expect(await server.club.getBalanceInfo(SESSION)).toMatchObject({ value: { forConfirmation: 300 } });
  expect(told()).toEqual([]);
});

test('`Code` and `code`, `Modified_data` and `modified_data` are the same (L362, L378, L381)', async () => {
  const changed = { ok: true, value: { profile: false, actions: true, notices: false } };
  server.answer('{"methodresponse":"GetChanges","Code":"1","modified_data":[{"data_type":"Actions "}]}');
  expect(await server.club.getChanges(SESSION)).toEqual(changed);
  server.answer('{"methodresponse":"GetChanges","code":1,"Modified_data":{"0":{"data_type":"Actions"}}}');
  expect(await server.club.getChanges(SESSION)).toEqual(changed);
});

test('a reply may name the number `sn` or `serial`, or not at all (L1224, L1254)', async () => {
  for (const reply of ['"sn":"E1"', '"serial":"E1"', '"active":1']) {
    server.answer(`{"methodresponse":"PostSN","result":"1","action_id":147,${reply}}`);
    expect(await server.club.postSn(SESSION, 'E1')).toMatchObject({ value: { kind: 'registered', serial: 'E1' } });
  }
});

test('success needs no marker, only no error (L1614–1632)', async () => {
  server.answer('{"methodresponse":"GetAuthCode"}');
  expect(await server.club.getAuthCode(PHONE)).toEqual({ ok: true, value: undefined });
});

test('an error that is empty is none, and told', async () => {
  for (const error of ['null', '""', '[]', '{}', '0', 'false']) {
    server.answer(`{"methodresponse":"PostQuestion","result":1,"error":${error}}`);
    expect(await server.club.postQuestion(SESSION, '?')).toEqual({ ok: true, value: undefined });
    expect(told()).toEqual(['empty error']);
  }
});

test('an error in another form is still an error', async () => {
  server.answer('{"methodresponse":"PostSN","error":"Номер уже зарегистрирован"}');
  expect(await server.club.postSn(SESSION, '1')).toMatchObject({ failure: { reason: 'already registered', code: 0 } });
  server.answer('{"methodresponse":"PostSN","error":1}');
  expect(await server.club.postSn(SESSION, '1')).toEqual({ ok: false, failure: { kind: 'session', code: 1 } });
  server.answer('{"methodresponse":"PostSN","error":{"Code":"2"}}');
  expect(await server.club.postSn(SESSION, '1')).toEqual({ ok: false, failure: { kind: 'session', code: 2 } });
});

test('an error of the API counts whatever HTTP status it has', async () => {
  server.answer((response) =>
    response.writeHead(400).end('{"methodresponse":"PostSN","error":{"code":16,"comment":"incorrect sn"}}'),
  );
  expect(await server.club.postSn(SESSION, '1')).toMatchObject({ failure: { kind: 'refused', reason: 'bad serial' } });
});

test('`active` 0 instead of an answer is a person shut out; beside an answer it is a flag', async () => {
  server.answer('{"methodresponse":"PostSN","active":0}');
  expect(await server.club.postSn(SESSION, '1')).toEqual({ ok: false, failure: { kind: 'inactive' } });
  server.answer('{"methodresponse":"PostSN","active":"0","result":1,"serial":"1"}');
  expect(await server.club.postSn(SESSION, '1')).toMatchObject({ ok: true });
  server.answer('{"methodresponse":"GetProfile","active":0,"user_name":"Test","trade_points":[]}');
  expect(await server.club.getProfile(SESSION)).toMatchObject({ value: { active: false } });
});

test('an unknown result is a refusal in the words of the club, never a registration', async () => {
  server.answer('{"methodresponse":"PostSN","result":0,"comment":"спробуйте завтра"}');
  const failure = { kind: 'refused', reason: 'other', code: 0, comment: 'спробуйте завтра' };
  expect(await server.club.postSn(SESSION, '1')).toEqual({ ok: false, failure });
  expect(told()).toEqual(['unexpected result']);
});

test('an item that cannot be read is left out and told; the others stay', async () => {
  server.answer('{"methodresponse":"GetNotices","notices":[{"notice_name":"x"},{"notice_id":2}]}');
  expect(await server.club.getNotices(SESSION)).toMatchObject({ ok: true, value: [{ id: '2', name: '' }] });
  expect(told()).toEqual(['unreadable item: notice_id is invalid_type']);
});

test('an answer to another method is told; without what was asked it is garbage, not an empty list or a sale', async () => {
  server.answer('{"methodresponse":"GetNews","news":[]}');
  expect(await server.club.getActions(SESSION)).toEqual(GARBAGE);
  expect(await server.club.postSn(SESSION, '1')).toEqual(GARBAGE);
  expect(told()).toContain('methodresponse "GetNews"');
});

test('new fields, new spellings and repeated fields are told once, with the answer masked', async () => {
  server.answer(`{"methodresponse":"GetNews","NEWS":[],"news":[],"level":1,"level":2,"session":"${SESSION}"}`);
  expect(await server.club.getNews(SESSION)).toMatchObject({ ok: true });
  expect(told()).toEqual(['unexpected spelling "NEWS" of news', 'field news twice', 'unexpected field "level"']);
  expect(server.surprises[0]?.raw).not.toContain(SESSION);
});

test('a field named like a part of JavaScript harms nothing', async () => {
  server.answer('{"methodresponse":"GetNews","__proto__":{"news":[1]},"constructor":{},"news":[]}');
  expect(await server.club.getNews(SESSION)).toEqual({ ok: true, value: [] });
});

test('spaces around keys and texts, and other capitals, change nothing', async () => {
  const spaces = fc.constantFrom('', ' ', '  ', '\t', '\u00a0');
  const spelling = fc.record({ before: spaces, after: spaces, upper: fc.boolean() });
  const pad = (text: string, { before, after, upper }: { before: string; after: string; upper: boolean }) =>
    JSON.stringify(before + (upper ? text.toUpperCase() : text) + after);

  await fc.assert(
    fc.asyncProperty(spelling, spelling, spelling, async (one, two, three) => {
      const key = pad('article_text', one);
      server.answer(`{${pad('methodresponse', two)}:"GetArticle",${key}:${pad('текст', { ...three, upper: false })}}`);
      expect(await server.club.getArticle(SESSION, '1')).toEqual({ ok: true, value: 'текст' });
    }),
    { numRuns: 50 },
  );
});
