import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig, loadControlAddress } from '../../src/config/load.ts';
import { formatProblems, type ConfigProblem } from '../../src/config/problem.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLUB = { url: 'https://club.example/api/', site: 'https://club.example/', terms: 'https://club.example/t.pdf' };
const BOT = { id: 'ergo-club', title: 'ERGO CLUB', club: CLUB, telegram: { token: 'env:TELEGRAM' } };
const VIBER = { token: 'env:VIBER', senderName: 'ERGO CLUB' };
const ENV = {
  TELEGRAM: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  VIBER: '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9',
};

async function write(content: unknown): Promise<string> {
  const file = join(await temporaryFolder(), 'ergo-bot.config.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function problems(content: unknown, env: Record<string, string> = ENV): Promise<ConfigProblem[]> {
  const loaded = await loadConfig(await write(content), env);
  return loaded.ok ? [] : loaded.failure;
}

async function paths(content: unknown, env: Record<string, string> = ENV): Promise<string[]> {
  return (await problems(content, env)).map(({ path }) => path);
}

describe('a right file', () => {
  test('gets its defaults, absolute paths and secrets', async () => {
    const file = await write({ bots: [BOT] });
    const loaded = await loadConfig(file, ENV);
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        file,
        dataDir: join(file, '..', 'data'),
        timeZone: 'Europe/Kyiv',
        http: { listen: { host: '127.0.0.1', port: 8080 } },
        control: { listen: `unix:${join(file, '..', 'data', 'control.sock')}` },
        bots: [{ club: { timeoutSeconds: 15 }, telegram: { apiRoot: 'https://api.telegram.org', bulkPerSecond: 30 } }],
      },
    });
    expect(loaded.ok && loaded.value.bots[0]?.telegram?.token.reveal()).toBe(ENV.TELEGRAM);
  });

  test('is the one that the design shows', async () => {
    const viber = { ...VIBER, apiRoot: 'https://chatapi.viber.com/pa', broadcastApi: false, bulkPerSecond: 50 };
    const whole = {
      dataDir: 'data',
      timeZone: 'Europe/Kyiv',
      http: { listen: '127.0.0.1:8080', publicUrl: 'https://bot.example.com' },
      control: { listen: 'unix:data/control.sock' },
      bots: [{ ...BOT, viber }],
    };
    expect(await problems(whole)).toEqual([]);
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'https://bot.example.com/'])(
    'may have %s as its public address',
    async (publicUrl) => {
      expect(await problems({ http: { publicUrl }, bots: [{ ...BOT, viber: VIBER }] })).toEqual([]);
    },
  );
});

describe('a wrong file', () => {
  test('is told all its problems at once, with their paths', async () => {
    const content = {
      datadir: 'elsewhere',
      timeZone: 'Europe/Kiew',
      http: { listen: '8080', publicUrl: 'http://bot.example.com' },
      control: { listen: 'tcp:1' },
      bots: [
        { ...BOT, telegram: { token: 'env:TELEGRAM', bulkPerSecnd: 1 } },
        { ...BOT, id: 'ergo-club', telegram: undefined, viber: { ...VIBER, bulkPerSecond: 'many' } },
        { id: 'third', title: '', club: { ...CLUB, timeoutSeconds: 0 } },
      ],
    };
    expect((await paths(content)).toSorted()).toEqual([
      'bots[0].telegram.bulkPerSecnd',
      'bots[1].id',
      'bots[1].viber.bulkPerSecond',
      'bots[2]',
      'bots[2].club.timeoutSeconds',
      'bots[2].title',
      'control.listen',
      'datadir',
      'http.listen',
      'http.publicUrl',
      'timeZone',
    ]);
  });

  test('reads what was found and what is expected', async () => {
    const [problem] = await problems({ bots: [{ ...BOT, club: { ...CLUB, timeoutSeconds: 'soon' } }] });
    expect(problem).toEqual({
      path: 'bots[0].club.timeoutSeconds',
      found: '"soon"',
      expected: 'a whole number of seconds from 1 to 120',
    });
    expect(formatProblems('x.json', problem ? [problem] : [])).toContain('found:    "soon"');
  });

  test('with an unknown key reads which one was meant', async () => {
    expect(await problems({ dataDri: 'x', bots: [BOT] })).toEqual([
      { path: 'dataDri', found: 'a key that is not known', expected: 'did you mean "dataDir"?' },
    ]);
  });

  test.each([
    ['no bots at all', {}, 'bots'],
    ['an empty list of bots', { bots: [] }, 'bots'],
    ['a bot that is no object', { bots: [7] }, 'bots[0]'],
    ['a list in place of the file', [], ''],
    ['text that is not JSON', '{ "bots": [', ''],
    ['Viber without a public address', { bots: [{ ...BOT, viber: VIBER }] }, 'http.publicUrl'],
    [
      'a password in an address',
      { bots: [{ ...BOT, club: { ...CLUB, url: 'https://a:b@club.example' } }] },
      'bots[0].club.url',
    ],
    [
      'a socket path that no system takes',
      { control: { listen: `unix:/${'x'.repeat(120)}` }, bots: [BOT] },
      'control.listen',
    ],
  ])('%s is one problem', async (_name, content, path) => {
    expect(await paths(content)).toEqual([path]);
  });

  test('that is not there says how to write one', async () => {
    const loaded = await loadConfig('/nonexistent/ergo-bot.config.json', {});
    expect(loaded.ok ? [] : loaded.failure).toMatchObject([{ expected: expect.stringContaining('ergo-bot init') }]);
  });
});

describe('secrets', () => {
  test('that are missing are problems, beside all others', async () => {
    const content = { datadir: 'x', bots: [{ ...BOT, telegram: { token: 'env:NOWHERE' } }] };
    expect(await paths(content)).toEqual(['datadir', 'bots[0].telegram.token']);
  });

  test('written into the file are refused and never repeated', async () => {
    const text = JSON.stringify(
      await problems({ tokn: ENV.TELEGRAM, bots: [{ ...BOT, telegram: { token: ENV.TELEGRAM } }] }),
    );
    expect(text).toContain('bots[0].telegram.token');
    expect(text).not.toContain(ENV.TELEGRAM);
  });

  test('are not shown where JSON breaks beside them', async () => {
    const text = JSON.stringify(await problems(`{"token": ${ENV.TELEGRAM}}`));
    expect(text).toContain('not JSON');
    expect(text).not.toContain('AAHdq');
  });

  test('come from files beside the configuration, without their line end', async () => {
    const file = await write({ bots: [{ ...BOT, telegram: { token: 'file:token.txt' } }] });
    await writeFile(join(file, '..', 'token.txt'), 'from-a-file\n');
    const loaded = await loadConfig(file, {});
    expect(loaded.ok && loaded.value.bots[0]?.telegram?.token.reveal()).toBe('from-a-file');
  });

  test('come from the folder of systemd credentials when there is one', async () => {
    const file = await write({ bots: [{ ...BOT, telegram: { token: 'file:token' } }] });
    const credentials = join(file, '..', 'credentials');
    await mkdir(credentials);
    await writeFile(join(credentials, 'token'), 'from-systemd');
    const loaded = await loadConfig(file, { CREDENTIALS_DIRECTORY: credentials });
    expect(loaded.ok && loaded.value.bots[0]?.telegram?.token.reveal()).toBe('from-systemd');
  });

  test('shared by two bots are a problem: they would take each other messages', async () => {
    expect(await paths({ bots: [BOT, { ...BOT, id: 'second' }] })).toEqual(['bots[1].telegram.token']);
  });

  test('a sealing key of another length is a problem', async () => {
    expect(await paths({ secretKey: 'env:KEY', bots: [BOT] }, { ...ENV, KEY: 'short' })).toEqual(['secretKey']);
  });

  test('are not needed to find the control API', async () => {
    const file = await write({ control: { listen: 'unix:here.sock' }, bots: [BOT] });
    expect(await loadControlAddress(file)).toEqual({ ok: true, value: `unix:${join(file, '..', 'here.sock')}` });
  });
});
