import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInit, type InitOptions } from '../../../src/cli/commands/init.ts';
import type { Prompts } from '../../../src/cli/prompts.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { main } from '../../../src/cli/main.ts';
import { NOWHERE } from '../../support/config-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testIo } from '../../support/test-io.ts';

async function init(folder: string, ...flags: string[]) {
  const io = testIo();
  const file = join(folder, 'ergo-bot.config.json');
  const exitCode = await main(['init', '--config', file, ...flags], io);
  return { exitCode, file, out: io.out.join('\n'), err: io.err.join('\n') };
}

describe('without a terminal', () => {
  test('writes nothing unless told to ask nothing', async () => {
    const { exitCode, file, err } = await init(await temporaryFolder());
    expect(exitCode).toBe(2);
    expect(err).toContain('--yes');
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('writes a configuration that loads, its schema, and a data folder of its own', async () => {
    const folder = await temporaryFolder();
    const { exitCode, file, err } = await init(folder, '--yes');
    expect(exitCode).toBe(0);
    const loaded = await loadConfig(file, { ERGO_CLUB_TELEGRAM_TOKEN: 'x' });
    expect(loaded).toMatchObject({ ok: true, value: { dataDir: join(folder, 'data') } });
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(join(folder, 'ergo-bot.config.schema.json'), 'utf8'))).toHaveProperty(
      'properties',
    );
    expect(err).toContain('@BotFather');
    expect(err).toContain('env:ERGO_CLUB_TELEGRAM_TOKEN');
  });

  test('never writes over a configuration unless told to', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'ergo-bot.config.json'), 'dear to somebody');
    const refused = await init(folder, '--yes');
    expect([refused.exitCode, await readFile(refused.file, 'utf8')]).toEqual([5, 'dear to somebody']);
    expect((await init(folder, '--yes', '--force')).exitCode).toBe(0);
    expect(await readFile(refused.file, 'utf8')).toContain('ergo-club');
  });

  test('writes nothing when the answers make no right configuration', async () => {
    const folder = await temporaryFolder();
    const { exitCode, file, err } = await init(
      folder,
      '--yes',
      '--messengers',
      'telegram,viber',
      '--bot-id',
      'Ergo Club',
    );
    expect(exitCode).toBe(2);
    expect(err).toContain('http.publicUrl');
    expect(err).toContain('bots[0].id');
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('refuses a messenger it does not know', async () => {
    expect((await init(await temporaryFolder(), '--yes', '--messengers', 'signal')).exitCode).toBe(2);
  });

  test('speaks English when asked, and tells programs the same', async () => {
    const folder = await temporaryFolder();
    const english = await init(
      folder,
      '--yes',
      '--lang',
      'en',
      '--messengers',
      'viber',
      '--public-url',
      'https://bot.example',
    );
    expect(english.err).toContain('partners.viber.com');
    expect(english.err).toContain('Check: ergo-bot doctor');
    const { out } = await init(folder, '--yes', '--force', '--json');
    expect(JSON.parse(out)).toMatchObject({ file: english.file, accounts: [] });
  });
});

describe('the first administrator', () => {
  test('is made without a terminal too, with a password that was given or is printed once', async () => {
    const made = await init(await temporaryFolder(), '--yes', '--administrator', 'taras');
    expect([made.exitCode, made.out.length]).toEqual([0, 16]);
    expect(made.err).toContain('ergo-bot login taras');

    const folder = await temporaryFolder();
    await writeFile(join(folder, 'password'), 'сім мокрих котів\n');
    const given = ['--administrator', 'taras', '--password-file', join(folder, 'password')];
    expect(await init(folder, '--yes', ...given)).toMatchObject({ exitCode: 0, out: '' });
    const again = await init(folder, '--yes', '--force', ...given);
    expect(again).toMatchObject({ exitCode: 7, err: expect.stringContaining('there are accounts already') });
  });

  test.each([
    { flags: ['--administrator', 'Тарас'], named: 'login: found "Тарас", expected small latin letters' },
    { flags: ['--administrator', 'taras', '--administrator-name', ' '], named: 'name: found' },
    { flags: ['--administrator', 'taras', '--password-file', '/nowhere'], named: '--password-file: /nowhere' },
    { flags: ['--password-file', '/nowhere'], named: '--administrator' },
  ])('that cannot be ($flags) is refused before anything is written', async ({ flags, named }) => {
    const { exitCode, err, file } = await init(await temporaryFolder(), '--yes', ...flags);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining(named) });
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('with a password that is too short is refused too', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'password'), 'abc');
    const flags = ['--administrator', 'taras', '--password-file', join(folder, 'password')];
    const { exitCode, err, file } = await init(folder, '--yes', ...flags);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('password: found 3 characters') });
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});

describe('on a terminal', () => {
  const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

  test('asks, and lays a pasted token into a file that only its owner reads', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'ergo-bot.config.json');
    const asked: string[] = [];
    const prompts: Prompts = {
      text: async (message, suggestion) => (
        asked.push(message),
        message === 'Назва програми' ? 'Наша програма' : message.startsWith('Логін') ? 'taras' : suggestion
      ),
      hidden: async (message) => (/пароль/i.test(message) ? 'сім мокрих котів' : TOKEN),
      one: async () => '',
      several: async (_message, choices) => choices.filter((choice) => choice === 'telegram'),
    };
    const options: InitOptions = {
      config: file,
      botId: 'ergo-club',
      title: 'ERGO CLUB',
      messengers: 'telegram',
      telegramToken: 'env:T',
      viberToken: 'env:V',
      senderName: 'ERGO CLUB',
      clubUrl: NOWHERE,
      clubSite: NOWHERE,
      clubTerms: NOWHERE,
      dataDir: 'data',
      // No test calls the real Telegram.
      offline: true,
    };
    const io = testIo({ interactive: true });
    expect(await runInit(options, io, prompts)).toBe(0);
    expect(asked).toContain('Назва програми');
    expect(io.err.join()).toContain('taras');
    expect((await stat(join(folder, 'data/ergo-bot.db'))).mode & 0o777).toBe(0o600);
    const token = join(folder, 'data/keys/ergo-club-telegram.token');
    expect((await stat(token)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('file:data/keys/ergo-club-telegram.token');
    expect(await readFile(file, 'utf8')).toContain('Наша програма');
    expect([...io.out, ...io.err].join() + (await readFile(file, 'utf8'))).not.toContain(TOKEN);
  });
});
