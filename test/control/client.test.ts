import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contract } from '../../src/control/contract.ts';
import { ControlClient } from '../../src/control/client.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { ControlPlane, someSetAside } from '../support/control.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { bots, inbox, events } = contract;

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('no AppError was thrown');
  return error;
}

describe('over the socket', () => {
  test('bots are listed with times as ISO 8601', async () => {
    const client = await (await ControlPlane.open()).administrator();
    expect((await client.call(bots.list, {})).items[0]).toEqual({
      id: 'ergo-club',
      title: 'ERGO CLUB',
      messengers: [
        {
          messenger: 'telegram',
          account: 'ErgoClubBot',
          state: 'receiving',
          lastReceivedAt: '2026-03-05T08:03:44.000Z',
        },
        { messenger: 'viber', state: 'connecting' },
      ],
      inboxWaiting: 2,
      outboxWaiting: 5,
      setAside: 1,
    });
  });

  test('an operator sees the bots that are granted, and no others', async () => {
    const plane = await ControlPlane.open();
    const client = plane.clientWith(await plane.tokenOf('olena', 'operator', ['other-club']));
    expect((await client.call(bots.list, {})).items.map(({ id }) => id)).toEqual(['other-club']);
  });

  test('updates set aside are listed, and tried again one by one or all', async () => {
    const client = await (await ControlPlane.open({ setAside: someSetAside() })).administrator();
    expect((await client.call(inbox.setAside, {})).items.map(({ id, bot }) => [id, bot])).toEqual([
      [42, 'ergo-club'],
      [43, 'ergo-club'],
    ]);
    expect(await client.call(inbox.retry, { params: { id: 42 } })).toEqual({ retried: 1 });
    expect(await client.call(inbox.retryAll, {})).toEqual({ retried: 1 });
    expect(await client.call(inbox.setAside, {})).toEqual({ items: [] });
  });

  test('an update that is not there is "not found", what cannot be an id is told what is expected', async () => {
    const client = await (await ControlPlane.open({ setAside: someSetAside() })).administrator();
    expect((await errorOf(client.call(inbox.retry, { params: { id: 7 } }))).code).toBe('not found');
    for (const id of ['0', 'all', '../../bots', '-1'])
      expect(await errorOf(client.call(inbox.retry, { params: { id } }))).toMatchObject({
        code: 'usage',
        message: `id: found ${JSON.stringify(id)}, expected a whole number`,
      });
  });

  test('a bug in the daemon is one bland sentence with the id of its log line', async () => {
    const plane = await ControlPlane.open();
    plane.parts.bots.list = () => Promise.reject(new Error('secret detail'));
    const error = await errorOf((await plane.administrator()).call(bots.list, {}));
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret detail');
    const id = /id (\w+)$/.exec(error.message)?.[1];
    expect(JSON.parse(plane.lines[0] ?? '')).toMatchObject({ id, error: { message: 'secret detail' } });
  });
});

describe('events', () => {
  const received = (bot: string) =>
    ({ type: 'message received', at: '2026-03-05T08:00:00.000Z', bot, messenger: 'viber' }) as const;

  /** Follows until so many events have come. */
  async function follow(client: ControlClient, count: number, lastEventId?: string) {
    const over = new AbortController();
    const seen: { id: string; event: unknown }[] = [];
    for await (const one of client.follow(events.follow, { lastEventId, signal: over.signal })) {
      seen.push(one);
      if (seen.length === count) over.abort();
    }
    return seen;
  }

  test('come as they happen, to those who may see the bot', async () => {
    const plane = await ControlPlane.open();
    const operator = plane.clientWith(await plane.tokenOf('olena', 'operator', ['other-club']));
    const following = follow(operator, 1);
    const told = setInterval(() => {
      plane.parts.events.publish(received('ergo-club'));
      plane.parts.events.publish(received('other-club'));
    }, 20);
    onTestFinished(() => clearInterval(told));
    expect((await following).map(({ event }) => event)).toEqual([received('other-club')]);
  });

  test('go on where a connection broke, without a gap', async () => {
    const plane = await ControlPlane.open();
    const client = await plane.administrator();
    const first = follow(client, 1);
    const told = setInterval(() => plane.parts.events.publish(received('ergo-club')), 20);
    const [seen] = await first;
    clearInterval(told);
    for (const bot of ['a', 'b', 'c']) plane.parts.events.publish(received(bot));
    const since = await follow(client, 3, seen?.id);
    expect(since.slice(-3).map(({ event }) => event)).toEqual(expect.arrayContaining([expect.anything()]));
    expect(Number(since[0]?.id.split('.')[1])).toBe(Number(seen?.id.split('.')[1]) + 1);
  });

  test('that are not remembered, or are of another run, are told of as a gap', async () => {
    const client = await (await ControlPlane.open()).administrator();
    expect((await follow(client, 1, 'another.17'))[0]?.event).toMatchObject({ type: 'gap' });
    expect((await follow(client, 1, 'nonsense'))[0]?.event).toMatchObject({ type: 'gap' });
  });
});

describe('without a daemon', () => {
  const stranger = (server: string) => {
    const client = new ControlClient({ server, via: 'cli' });
    onTestFinished(() => client.close());
    return client;
  };

  test('every call is "unreachable" and says how to start it', async () => {
    const server = `unix:${join(await temporaryFolder(), 'nobody.sock')}`;
    const error = await errorOf(stranger(server).call(bots.list, {}));
    expect([error.code, error.message]).toEqual(['unreachable', expect.stringContaining('ergo-bot run')]);
  });

  test('a stranger on the socket is not believed', async () => {
    const path = join(await temporaryFolder(), 'stranger.sock');
    const server = createServer((_request, response) => response.end('{"items":[{"id":1}]}'));
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
    expect((await errorOf(stranger(`unix:${path}`).call(bots.list, {}))).code).toBe('internal');
  });
});
