import { createServer, type Server } from 'node:http';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { main } from '../../../src/cli/main.ts';
import { configFile, NOWHERE } from '../../support/config-file.ts';
import { ControlPlane } from '../../support/control.ts';
import { signedIn } from '../../support/signed-in.ts';
import { testIo } from '../../support/test-io.ts';

const report = z.object({
  items: z.array(z.object({ check: z.string(), state: z.string(), found: z.string(), next: z.string().optional() })),
});

const TELEGRAM_TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const VIBER_TOKEN = '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9';

/** A server that answers each path with the JSON given for it, and 404 otherwise; the time of its clock can be set. */
async function serve(answers: Record<string, unknown>, { status = 200, date = '' } = {}): Promise<string> {
  const server: Server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (date) response.setHeader('date', date);
    response.statusCode = answer === undefined ? 404 : status;
    response.end(JSON.stringify(answer ?? { ok: false, error_code: 404 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function doctor(file: string, ...flags: string[]) {
  const io = testIo();
  const exitCode = await main(['doctor', '--json', '--config', file, ...flags], io);
  const { items } = report.parse(JSON.parse(io.out.join('\n')));
  return {
    exitCode,
    text: [...io.out, ...io.err].join('\n'),
    of: (check: string) => items.filter((item) => item.check === check),
  };
}

describe('on this machine', () => {
  test('a wrong configuration is 78, with one finding for each problem', async () => {
    const { file } = await configFile({ datadir: 'x', timeZone: 'Nowhere' });
    const { exitCode, of } = await doctor(file);
    expect(exitCode).toBe(78);
    expect(of('configuration, timeZone')).toMatchObject([{ state: 'failed', found: '"Nowhere"' }]);
    expect(of('configuration, datadir')).toHaveLength(1);
  });

  test('a data folder that others may read is a warning, one that is a file a failure', async () => {
    const { file, folder } = await configFile();
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o755);
    const open = await doctor(file, '--offline');
    expect([open.exitCode, open.of('data folder')[0]?.state]).toEqual([0, 'warning']);
    expect(open.of('data folder')[0]?.next).toContain('chmod 700');
    expect(open.of('disk space')).toHaveLength(1);

    const other = await configFile({ dataDir: 'file' });
    await writeFile(join(other.folder, 'file'), '');
    const failed = await doctor(other.file, '--offline');
    expect([failed.exitCode, failed.of('data folder')[0]?.state]).toEqual([1, 'failed']);
  });

  test('a daemon that does not run is a warning that says how to start it', async () => {
    const { file } = await configFile();
    const { of } = await doctor(file, '--offline');
    expect(of('daemon')).toMatchObject([{ state: 'warning', next: 'Start it: ergo-bot run' }]);
  });

  test('a daemon that runs tells of its messengers and of what was set aside', async () => {
    const plane = await ControlPlane.open();
    signedIn(await plane.tokenOf('admin'));
    const { file } = await configFile({ control: { listen: plane.listen } });
    const { of } = await doctor(file, '--offline');
    expect(of('daemon')[0]?.state).toBe('ok');
    expect(of('receiving from telegram ergo-club')[0]?.state).toBe('ok');
    expect(of('receiving from viber ergo-club')[0]?.state).toBe('warning');
    expect(of('inbox ergo-club')[0]?.next).toContain('inbox retry');
    expect(of('socket')).toMatchObject([{ state: 'ok' }]);
  });

  test('a daemon that runs is told of without signing in too, and how to hear more', async () => {
    const plane = await ControlPlane.open();
    const { file } = await configFile({ control: { listen: plane.listen } });
    const { of } = await doctor(file, '--offline');
    expect(of('daemon')[0]?.state).toBe('ok');
    expect(of('messengers')[0]?.next).toContain('ergo-bot login');
  });
});

describe('outside', () => {
  const me = { ok: true, result: { username: 'ErgoClubBot', first_name: 'ERGO' } };

  /** A configuration whose messengers, club and public address are these. */
  async function configOf(roots: { telegram?: string; viber?: string; club?: string; publicUrl?: string }) {
    const { telegram, viber, club = NOWHERE, publicUrl = 'http://127.0.0.1:9' } = roots;
    const { file, folder } = await configFile();
    await writeFile(join(folder, 'telegram.token'), TELEGRAM_TOKEN);
    await writeFile(join(folder, 'viber.token'), VIBER_TOKEN);
    const bot = {
      id: 'ergo-club',
      title: 'ERGO CLUB',
      club: { url: club, site: NOWHERE, terms: NOWHERE },
      ...(telegram && { telegram: { token: `file:${folder}/telegram.token`, apiRoot: telegram } }),
      ...(viber && { viber: { token: `file:${folder}/viber.token`, apiRoot: viber, senderName: 'ERGO CLUB' } }),
    };
    await writeFile(file, JSON.stringify({ http: { publicUrl }, bots: [bot] }));
    return file;
  }

  test('tokens, club, public address and clock that are right are ok', async () => {
    const telegram = await serve({ [`/bot${TELEGRAM_TOKEN}/getMe`]: me });
    const publicUrl = await serve({ '/viber/ergo-club': {} }, { status: 403 });
    const viber = await serve({ '/get_account_info': { status: 0, name: 'ERGO', webhook: `${publicUrl}/viber/x` } });
    const club = await serve({ '/api/mobile/': { error: { code: 2, comment: 'session is incorrect' } } });
    const file = await configOf({ telegram, viber, publicUrl, club: `${club}/api/mobile/` });
    const { exitCode, of } = await doctor(file);
    expect(of('telegram ergo-club')).toMatchObject([{ state: 'ok', found: 'the token is that of @ErgoClubBot' }]);
    expect(of('viber ergo-club').map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(of('club ergo-club')).toMatchObject([{ state: 'ok' }]);
    expect(of('public address')).toMatchObject([{ state: 'ok' }]);
    expect(of('clock')).toMatchObject([{ state: 'ok' }]);
    expect(exitCode).toBe(0);
  });

  test('tokens that nobody knows are failures that say where to take them', async () => {
    const telegram = await serve({});
    const viber = await serve({ '/get_account_info': { status: 2, status_message: 'invalidAuthToken' } });
    const { exitCode, of } = await doctor(await configOf({ telegram, viber }));
    expect(exitCode).toBe(1);
    expect(of('telegram ergo-club')[0]?.next).toContain('BotFather');
    expect(of('viber ergo-club')[0]?.next).toContain('admin panel');
  });

  test('a webhook elsewhere, a server with nothing behind it and a wrong clock are told apart', async () => {
    const publicUrl = await serve({ '/viber/ergo-club': {} }, { status: 502 });
    const answers = { '/get_account_info': { status: 0, name: 'ERGO', webhook: 'https://elsewhere.example/x' } };
    const viber = await serve(answers, { date: 'Thu, 01 Jan 2015 00:00:00 GMT' });
    const { of } = await doctor(await configOf({ viber, publicUrl }));
    expect(of('viber ergo-club')[1]).toMatchObject({ state: 'warning', found: 'Viber delivers to another address' });
    expect(of('public address')).toMatchObject([{ state: 'warning' }]);
    expect(of('clock')).toMatchObject([{ state: 'failed' }]);
  });

  test('what does not answer is a failure, and no token is shown', async () => {
    const { exitCode, of, text } = await doctor(await configOf({ telegram: NOWHERE, viber: NOWHERE }));
    expect(exitCode).toBe(1);
    for (const check of ['telegram ergo-club', 'viber ergo-club', 'club ergo-club', 'public address'])
      expect(of(check)).toMatchObject([{ state: 'failed' }]);
    expect(text).not.toContain(TELEGRAM_TOKEN);
    expect(text).not.toContain(VIBER_TOKEN);
  });
});

test('for people, what is wrong comes with what to do', async () => {
  const { file } = await configFile();
  const io = testIo();
  await main(['doctor', '--offline', '--config', file], io);
  expect(io.out.join('\n')).toMatch(/^warning {2}daemon: .*\n {9}→ Start it: ergo-bot run$/m);
});
