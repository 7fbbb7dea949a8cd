import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/faults.ts';
import { signIn, startClub, type ClubServer } from './club-server.ts';

const PHONE = '380501112233';
const SERIAL = 'E32G0000000001';

let server: ClubServer;
let session: string;

beforeEach(async () => {
  server = await startClub({ timeoutMs: 500 });
  session = await signIn(server, PHONE);
});
afterEach(() => server.close());

async function postUnder(fault: Omit<Fault, 'service' | 'method' | 'times'>) {
  server.faults.add({ service: 'club', method: 'PostSN', times: 1, ...fault });
  return server.club.postSn(session, SERIAL);
}

/** Of these the system says more. */
const TOLD = ['network', 'timeout'];
const REASON = { reason: expect.stringMatching(/\w/) };

function unavailable(why: string, done = 'maybe') {
  return { ok: false, failure: { kind: 'unavailable', why, done, ...(TOLD.includes(why) && REASON) } };
}

test('dropped before the act: perhaps done, and it was not', async () => {
  expect(await postUnder({ kind: 'drop before' })).toEqual(unavailable('network'));
  expect(server.books.sales.accepted(SERIAL)).toBe(0);
  expect(await server.club.postSn(session, SERIAL)).toMatchObject({ ok: true });
});

test('dropped after the act: perhaps done, and it was', async () => {
  expect(await postUnder({ kind: 'drop after' })).toEqual(unavailable('network'));
  expect(server.books.sales.accepted(SERIAL)).toBe(1);
});

test('slower than the time limit: perhaps done, and it was', async () => {
  expect(await postUnder({ kind: 'slow', milliseconds: 1_500 })).toEqual(unavailable('timeout'));
  expect(server.books.sales.accepted(SERIAL)).toBe(1);
});

test('slow within the time limit is no failure', async () => {
  expect(await postUnder({ kind: 'slow', milliseconds: 50 })).toMatchObject({ ok: true });
});

test('an HTML page of a gateway: perhaps done; of a redirect or a refusal in front of the club: not done', async () => {
  expect(await postUnder({ kind: 'html' })).toEqual(unavailable('http'));
  expect(await postUnder({ kind: 'html', status: 503 })).toEqual(unavailable('http'));
  expect(await postUnder({ kind: 'html', status: 403 })).toEqual(unavailable('http', 'no'));
  expect(await postUnder({ kind: 'html', status: 302 })).toEqual(unavailable('http', 'no'));
  expect(await postUnder({ kind: 'html', status: 200 })).toEqual(unavailable('garbage'));
});

test('an answer cut short is garbage, and told with the raw answer', async () => {
  expect(await postUnder({ kind: 'garbage' })).toEqual(unavailable('garbage'));
  expect(server.surprises).toEqual([
    { method: 'PostSN', what: 'unreadable answer', raw: '{"methodresponse":"PostSN","resu' },
  ]);
});

test("the club's own error on demand", async () => {
  expect(await postUnder({ kind: 'error' })).toEqual({ ok: false, failure: { kind: 'session', code: 1 } });
  expect(await postUnder({ kind: 'error', code: 16, comment: 'incorrect sn' })).toMatchObject({
    failure: { reason: 'bad serial' },
  });
});

test('a fault may be for one person alone', async () => {
  server.faults.add({ service: 'club', method: '*', kind: 'html', person: '380671234567' });
  expect(await server.club.getNews(session)).toMatchObject({ ok: true });
  expect(await server.club.getAuthCode('380671234567')).toEqual(unavailable('http'));
});

test('every attempt is on the books, whatever became of it', async () => {
  await postUnder({ kind: 'html' });
  await postUnder({ kind: 'drop after' });
  await server.club.postSn(session, SERIAL);
  const outcomes = server.books.sales.attempts.map((attempt) => attempt.outcome);
  expect(outcomes).toEqual(['fault: html', 'registered', 'error 16']);
});
