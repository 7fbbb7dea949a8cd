import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ControlClient } from '../../src/control/client.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { memoryServices, openControl, SOME_BOTS, someSetAside } from '../support/control.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function clientOf(listen: string): ControlClient {
  const client = new ControlClient({ listen });
  onTestFinished(() => client.close());
  return client;
}

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
    const { listen } = await openControl(memoryServices(SOME_BOTS, []));
    expect(await clientOf(listen).bots()).toEqual({
      items: [
        {
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
        },
      ],
    });
  });

  test('updates set aside are listed, and tried again one by one or all', async () => {
    const { listen } = await openControl(memoryServices([], someSetAside()));
    const client = clientOf(listen);
    expect((await client.setAside()).items.map(({ id, bot }) => [id, bot])).toEqual([
      [42, 'ergo-club'],
      [43, 'ergo-club'],
    ]);
    expect(await client.retrySetAside('42')).toEqual({ retried: 1 });
    expect(await client.retrySetAside()).toEqual({ retried: 1 });
    expect(await client.setAside()).toEqual({ items: [] });
  });

  test.each(['7', '0', 'all', '../../bots', '1e3'])('an update %s that is not there is "not found"', async (id) => {
    const { listen } = await openControl(memoryServices([], someSetAside()));
    expect((await errorOf(clientOf(listen).retrySetAside(id))).code).toBe('not found');
  });

  test('a bug in the daemon is one bland sentence with the id of its log line', async () => {
    const services = memoryServices([], []);
    services.bots.list = () => Promise.reject(new Error('secret detail'));
    const { listen, lines } = await openControl(services);
    const error = await errorOf(clientOf(listen).bots());
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret detail');
    const id = /id (\w+)$/.exec(error.message)?.[1];
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id, error: { message: 'secret detail' } });
  });
});

describe('without a daemon', () => {
  test('every call is "unreachable" and says how to start it', async () => {
    const listen = `unix:${join(await temporaryFolder(), 'nobody.sock')}`;
    const error = await errorOf(clientOf(listen).bots());
    expect([error.code, error.message]).toEqual(['unreachable', expect.stringContaining('ergo-bot run')]);
  });

  test('a stranger on the socket is not believed', async () => {
    const path = join(await temporaryFolder(), 'stranger.sock');
    const server = createServer((_request, response) => response.end('{"items":[{"id":1}]}'));
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
    expect((await errorOf(clientOf(`unix:${path}`).bots())).code).toBe('internal');
  });
});
