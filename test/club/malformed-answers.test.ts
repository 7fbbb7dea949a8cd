import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClubFailure } from '../../src/club/club.ts';
import type { Result } from '../../src/domain/result.ts';
import { startCannedServer, type CannedServer } from './canned-server.ts';
import { mendedSample } from './document-samples.ts';

const SESSION = '9fc890ad7f5d078b251e87a0cdea68ef';
const SALE = { actionId: '147', modelId: '1511', serial: '123123', date: '2018-08-22 12:12:12' };

let server: CannedServer;
beforeAll(async () => {
  server = await startCannedServer();
});
afterAll(() => server.close());

type Club = CannedServer['club'];

const CALLS: [line: string, call: (club: Club) => Promise<Result<unknown, ClubFailure>>][] = [
  ['L200', (club) => club.getAuthCode('380889993366')],
  ['L298', (club) => club.getToken('380889993366', '1234')],
  ['L400', (club) => club.getChanges(SESSION)],
  ['L510', (club) => club.getProfile(SESSION)],
  ['L748', (club) => club.getBalanceInfo(SESSION)],
  ['L887', (club) => club.getRegistrations(SESSION, 'registration_all')],
  ['L1001', (club) => club.getNotices(SESSION)],
  ['L1139', (club) => club.getActions(SESSION)],
  ['L1263', (club) => club.postSn(SESSION, '123123')],
  ['L1343', (club) => club.postSn(SESSION, '123123')],
  ['L1434', (club) => club.postSnModel(SESSION, SALE)],
  ['L1570', (club) => club.postQuestion(SESSION, '?')],
  ['L1639', (club) => club.getNews(SESSION)],
  ['L1711', (club) => club.getArticle(SESSION, '1')],
];

const call = fc.constantFrom(...CALLS);
const KINDS = ['ok', 'session', 'inactive', 'refused', 'unavailable'];

/** Well-formed as a Result, and without throwing: all that can be asked of an answer to garbage. */
function expectWhole(answer: Result<unknown, ClubFailure>): void {
  expect(KINDS).toContain(answer.ok ? 'ok' : answer.failure.kind);
}

test('any bytes at all: garbage', async () => {
  await fc.assert(
    fc.asyncProperty(
      call,
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(200, 200, 404, 500),
      async (one, bytes, status) => {
        server.answer((response) => response.writeHead(status).end(bytes));
        const answer = await one[1](server.club);
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
      },
    ),
    { numRuns: 150 },
  );
});

test('any JSON without a field of the club: no call that reads something succeeds', async () => {
  const reading = fc.constantFrom(...CALLS.filter(([line]) => !['L200', 'L1570'].includes(line)));
  await fc.assert(
    fc.asyncProperty(reading, fc.json(), async (one, json) => {
      server.answer(json);
      expect(await one[1](server.club)).toMatchObject({ ok: false, failure: { kind: 'unavailable', why: 'garbage' } });
    }),
    { numRuns: 150 },
  );
});

test('an answer cut short anywhere is garbage, never half a list or a false success', async () => {
  await fc.assert(
    fc.asyncProperty(call, fc.double({ min: 0, max: 0.999, noNaN: true }), async ([line, ask], part) => {
      const sample = mendedSample(line).trimEnd();
      server.answer(sample.slice(0, Math.floor(sample.length * part)));
      expect(await ask(server.club)).toMatchObject({ ok: false, failure: { kind: 'unavailable', why: 'garbage' } });
    }),
    { numRuns: 200 },
  );
});

test('a sample with some characters lost, doubled or replaced is read or refused, never thrown at', async () => {
  const damage = fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.string({ maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(call, damage, async ([line, ask], wounds) => {
      let body = mendedSample(line);
      for (const { at, put } of wounds) {
        const place = Math.floor(at * body.length);
        body = body.slice(0, place) + put + body.slice(place + 1);
      }
      server.answer(body);
      expectWhole(await ask(server.club));
    }),
    { numRuns: 300 },
  );
});

test('any value in any field is read or refused, never thrown at', async () => {
  const field = fc.constantFrom(
    ...'error code result active session user_name trade_points modified_data bonus to_payoff to_payoff_bonus registrations'.split(
      ' ',
    ),
    ...'notices actions action_id models model_id model_pionts serial news article_id article_text methodresponse'.split(
      ' ',
    ),
  );
  const value: fc.Memo<unknown> = fc.memo((depth) =>
    depth <= 1
      ? fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
      : fc.oneof(
          value(1),
          fc.array(value(depth - 1), { maxLength: 3 }),
          fc.dictionary(field, value(depth - 1), { maxKeys: 4 }),
        ),
  );
  await fc.assert(
    fc.asyncProperty(call, fc.dictionary(field, value(4), { maxKeys: 8 }), async ([, ask], answer) => {
      server.answer(JSON.stringify(answer));
      expectWhole(await ask(server.club));
    }),
    { numRuns: 300 },
  );
});
