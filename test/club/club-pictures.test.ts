import { describe, expect, it, onTestFinished } from 'vitest';
import { ClubPictures } from '../../src/club/club-pictures.ts';
import { deadAddress, startLoopbackServer } from '../support/loopback-server.ts';

/** A club's server that has one picture, and what fetches pictures from it. */
async function start(timeoutMs = 2_000) {
  const server = await startLoopbackServer(({ path }) =>
    path === '/sm/a.jpg?v=1' ? { body: new Uint8Array([1, 2, 3]) } : { status: 404 },
  );
  onTestFinished(() => server.close());
  const pictures = new ClubPictures({ clubUrl: `${server.url}/api/mobile/`, timeoutMs });
  return { server, pictures, host: new URL(server.url).host };
}

describe('a picture of the club', () => {
  it('is fetched from the host on which the API answers', async () => {
    const { pictures, server } = await start();
    const picture = await pictures.fetch(`${server.url}/sm/a.jpg?v=1`);
    expect(picture.ok && [...picture.value]).toEqual([1, 2, 3]);
    expect(await pictures.fetch(`${server.url}/sm/b.jpg`)).toEqual({ ok: false, failure: 'gone' });
    await pictures.close();
  });

  it('is fetched the way the API is configured, whatever the address says', async () => {
    const { pictures, host, server } = await start();
    const picture = await pictures.fetch(`https://${host}/sm/a.jpg?v=1`);
    expect(picture.ok).toBe(true);
    expect(server.calls).toHaveLength(1);
    await pictures.close();
  });

  it('is fetched from no other host, nor from another port', async () => {
    const { pictures, server } = await start();
    const addresses = [
      'https://evil.example/sm/a.jpg',
      'http://127.0.0.1:1/sm/a.jpg',
      'http://localhost/a',
      'file:///etc/passwd',
      'no address',
      '',
    ];
    for (const address of addresses) expect(await pictures.fetch(address)).toEqual({ ok: false, failure: 'foreign' });
    expect(server.calls).toEqual([]);
    await pictures.close();
  });

  it('is not looked for where a redirect points', async () => {
    const { pictures, server } = await start();
    server.answerWith(() => ({ status: 302, headers: { location: '/sm/a.jpg?v=1' } }));
    expect(await pictures.fetch(`${server.url}/old.jpg`)).toEqual({ ok: false, failure: 'gone' });
    expect(server.calls).toHaveLength(1);
    await pictures.close();
  });

  it('has to be smaller than 10 MB', async () => {
    const { pictures, server } = await start();
    server.answerWith(() => ({ body: new Uint8Array(10 * 1024 * 1024 + 1) }));
    expect(await pictures.fetch(`${server.url}/a.jpg`)).toEqual({ ok: false, failure: 'too big' });
    await pictures.close();
  });

  it('is given up when the club is away, fails or is too slow', async () => {
    const { pictures, server } = await start(200);
    for (const answer of ['drop', 'hang', { status: 502 }] as const) {
      server.answerWith(() => answer);
      expect(await pictures.fetch(`${server.url}/a.jpg`)).toEqual({ ok: false, failure: 'unavailable' });
    }
    const dead = await deadAddress();
    const away = new ClubPictures({ clubUrl: dead, timeoutMs: 2_000 });
    expect(await away.fetch(`${dead}/a.jpg`)).toEqual({ ok: false, failure: 'unavailable' });
    await Promise.all([pictures.close(), away.close()]);
  });
});
