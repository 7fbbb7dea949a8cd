import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { doorOf } from '../support/change-config.ts';
import { sharedWorld } from '../support/shared-world.ts';

const world = sharedWorld();

describe('the door', () => {
  /** A request whose path goes out exactly as it stands here. */
  function ask(method: string, door: string, path: string, body = ''): Promise<number> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(door);
      const asked = rawRequest({ hostname, port, path, method, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  it('answers 404 for bots that are not there and for methods that are not meant', async () => {
    const door = await doorOf(world());
    for (const path of [
      '/viber/nobody',
      '/viber/',
      '/viber',
      '/viber/ergo-club/more',
      '/',
      '/viber/%F0%28',
      '/viber/..%2f',
    ])
      expect(await ask('POST', door, path, '{}'), `for ${path}`).toBe(404);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
      expect(await ask(method, door, '/viber/ergo-club'), `for ${method}`).toBe(404);
    expect(await ask('POST', door, '/media/how-to-photograph.jpeg')).toBe(404);
  });

  it('gives the pictures of the media folder and nothing else, however the path is written', async () => {
    const door = await doorOf(world());
    expect(await ask('GET', door, '/media/how-to-photograph.jpeg')).toBe(200);
    const paths = [
      '/media/../ergo-bot.db',
      '/media/..%2fergo-bot.db',
      '/media/%2e%2e/ergo-bot.db',
      '/media/%2e%2e%2fergo-bot.db',
      '/media/..%5cergo-bot.db',
      '/media/....//ergo-bot.db',
      '/media//etc/passwd',
      '/media/%2fetc%2fpasswd',
      '/media/..%252fergo-bot.db',
      '/media/how-to-photograph.jpeg%00',
      '/media/how-to-photograph.jpeg%00.png',
      '/media/x%0a.png',
      '/media/%',
      '/media/%ff.png',
      '/media/.jpeg',
      '/media/',
      '/media/instance.lock',
      '/media/ergo-bot.db',
      `/media/${'a'.repeat(5_000)}.png`,
    ];
    for (const path of paths) expect(await ask('GET', door, path), `for ${path}`).toBe(404);
  });

  it('refuses a body that is too big, said or not, and outlives one that breaks off', async () => {
    const door = await doorOf(world());
    expect(await ask('POST', door, '/viber/ergo-club', 'x'.repeat(2 * 1024 * 1024))).toBe(413);

    const { hostname, port } = new URL(door);
    const socket = connect(Number(port), hostname);
    socket.write('POST /viber/ergo-club HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"event":');
    await wait(100);
    socket.destroy();
    const garbled = connect(Number(port), hostname);
    garbled.end('\u0000\u0001 GET nonsense\r\n\r\n');
    await wait(200);

    expect(await ask('GET', door, '/media/how-to-photograph.jpeg')).toBe(200);
    expect(world().logLines.filter((line) => /unhandled|uncaught|"level":"error"/i.test(line))).toEqual([]);
  });
});
