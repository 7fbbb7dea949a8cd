import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../../src/club/club-client.ts';
import { startCannedServer, type CannedServer } from './canned-server.ts';

let server: CannedServer;
beforeAll(async () => {
  server = await startCannedServer({ timeoutMs: 1_000 });
});
afterAll(() => server.close());

/** Of these the system says more. */
const TOLD = ['network', 'timeout'];
const REASON = { reason: expect.stringMatching(/\w/) };

function unavailable(why: string, done: string) {
  return { ok: false, failure: { kind: 'unavailable', why, done, ...(TOLD.includes(why) && REASON) } };
}

test('a refused connection is surely not done', async () => {
  const club = createClub({ url: 'http://127.0.0.1:1/', timeoutMs: 1_000, onSurprise: () => {} });
  expect(await club.postSn('s', '1')).toEqual(unavailable('network', 'no'));
  await club.close();
});

test('a call after closing is surely not done', async () => {
  const club = createClub({ url: 'http://127.0.0.1:1/', timeoutMs: 1_000, onSurprise: () => {} });
  await club.close();
  expect(await club.postSn('s', '1')).toEqual(unavailable('network', 'no'));
});

test('a server that takes the connection and never answers: time-out, perhaps done', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const club = createClub({ url: `http://127.0.0.1:${port}/`, timeoutMs: 200, onSurprise: () => {} });
  expect(await club.postSn('s', '1')).toEqual(unavailable('timeout', 'maybe'));
  await club.close();
  silent.close();
});

test('a body that never ends in time is a time-out', async () => {
  server.answer((response) => void response.write('{"methodresponse":'));
  expect(await server.club.getNews('s')).toEqual(unavailable('timeout', 'maybe'));
});

test('a body shorter than it was said to be is a network failure', async () => {
  server.answer((response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"methodresponse":"PostSN","result":1}');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await server.club.postSn('s', '1')).toEqual(unavailable('network', 'maybe'));
});

test('an answer beyond five megabytes is not read to its end', async () => {
  server.answer((response) => response.end(Buffer.alloc(6 * 1024 * 1024, ' ')));
  expect(await server.club.getNews('s')).toEqual(unavailable('garbage', 'maybe'));
});

test('an empty body is garbage', async () => {
  server.answer('');
  expect(await server.club.getNews('s')).toEqual(unavailable('garbage', 'maybe'));
});

test('a redirect is not followed', async () => {
  const before = server.received.length;
  server.answer((response) => response.writeHead(301, { location: '/elsewhere' }).end());
  expect(await server.club.postSn('s', '1')).toEqual(unavailable('http', 'no'));
  expect(server.received).toHaveLength(before + 1);
});

test('calls one after another keep their connections', async () => {
  const ports = new Set<number | undefined>();
  server.answer((response) => {
    ports.add(response.socket?.remotePort);
    response.end('{"methodresponse":"GetNews","news":[]}');
  });
  for (let call = 0; call < 20; call++) await server.club.getNews('s');
  expect(ports.size).toBeLessThanOrEqual(2);
});

test('requests are JSON with the method first, PostSNModel and PostQuestion forms (L178, L1399, L1548)', async () => {
  server.answer('{"methodresponse":"PostSNModel","result":1}');
  const { club, received } = server;
  await club.postSn('the-session', '123');
  await club.postSnModel('the-session', {
    actionId: '147',
    modelId: '1511',
    serial: '123',
    date: '2018-08-22 12:12:12',
  });
  await club.postQuestion('the-session', 'why?', new Uint8Array([1, 2, 3]));
  const [json, sale, question] = received.slice(-3);

  expect(json?.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(json?.body).toBe('{"method":"PostSN","session":"the-session","serial":"123"}');
  for (const form of [sale, question]) {
    expect(form?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(form?.headers['content-length']).toBe(String(form?.body.length));
  }
  const names = [...(sale?.body ?? '').matchAll(/name="(\w+)"/g)].map(([, name]) => name);
  expect(names).toEqual(['method', 'session', 'action_id', 'model_id', 'date', 'sn']);
  expect(question?.body).toContain('name="file"; filename="photo.jpg"');
});
