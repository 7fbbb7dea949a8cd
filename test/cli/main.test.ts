import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { Command } from 'commander';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { main } from '../../src/cli/main.ts';
import { createProgram } from '../../src/cli/program.ts';
import { configFile } from '../support/config-file.ts';
import { testIo } from '../support/test-io.ts';

/** Every command that does something, by its words. */
const COMMANDS = leaves(createProgram({ io: testIo(), finish: () => {} }));

function leaves({ commands }: Command): string[][] {
  const wanted = commands.filter((command) => command.name() !== 'complete');
  return wanted.flatMap((command) => {
    const below = leaves(command);
    return below.length === 0 ? [[command.name()]] : below.map((words) => [command.name(), ...words]);
  });
}

/** Writes the names of the packages that were loaded as the last line of standard output. */
const LOADED_PACKAGES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({ load(url, context, next) {
    const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
    if (name) packages.add(name);
    return next(url, context);
  } });
  process.on('exit', () => console.log('loaded: ' + [...packages].sort().join()));
`)}`;

const run = promisify(execFile);

describe('help', () => {
  test.each(COMMANDS)(
    'of %s %s goes to standard output, names --config and --json and ends with examples',
    async (...command) => {
      const io = testIo();
      expect(await main([...command, '--help'], io)).toBe(0);
      const help = io.out.join('\n');
      expect(help).toContain(`Usage: ergo-bot ${command.join(' ')}`);
      expect(help).toContain('--config <path>');
      expect(help).toContain('--json');
      expect(help).toMatch(new RegExp(`Examples:\\n {2}\\$ ergo-bot ${command.join(' ')}`));
      expect(io.err).toEqual([]);
    },
  );

  test('of the program loads no package but commander', async () => {
    const { stdout } = await run(process.execPath, ['--import', LOADED_PACKAGES, 'bin/ergo-bot.js', '--help']);
    const [packages = ''] = stdout.match(/^loaded: .*$/m) ?? [];
    expect(packages).toBe('loaded: commander');
  });
});

describe('completion', () => {
  test.each([
    ['a command', ['sa'], 'sales'],
    ['a verb', ['staff', 'gr'], 'grant'],
    ['an option', ['sales', 'list', '--st'], '--state'],
    ['a choice', ['staff', 'role', 'olena', 'adm'], 'administrator'],
  ])('of %s', async (_what, words, answer) => {
    const { stdout } = await run(process.execPath, ['bin/ergo-bot.js', 'complete', '--', ...words]);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toContain(answer);
  });

  test.each(['bash', 'zsh', 'fish'])('%s gets a script that asks the program', async (shell) => {
    const { stdout } = await run(process.execPath, ['bin/ergo-bot.js', 'completion', shell]);
    expect(stdout).toContain('ergo-bot complete --');
  });
});

describe('exit codes', () => {
  test.each([
    ['an unknown command', ['rnu'], 2, 'Did you mean run?'],
    ['an unknown option', ['run', '--fast'], 2, 'unknown option'],
    ['an unknown language', ['run', '--lang', 'pl'], 2, 'Allowed choices are uk, en'],
    ['no command', [], 2, 'Usage: ergo-bot'],
    ['a missing configuration', ['run', '--config', '/nonexistent.json'], 78, 'ergo-bot init'],
    ['a missing configuration of a client', ['bot', 'list', '--config', '/nonexistent.json'], 78, 'ergo-bot init'],
    ['neither an id nor --all', ['inbox', 'retry'], 2, '--all'],
    ['both an id and --all', ['inbox', 'retry', '7', '--all'], 2, '--all'],
  ])('%s', async (_name, argv, code, words) => {
    const io = testIo();
    expect(await main(argv, io)).toBe(code);
    expect(io.err.join('\n')).toContain(words);
    expect(io.out).toEqual([]);
  });

  test('a daemon that does not run is 6', async () => {
    const { file } = await configFile();
    const io = testIo();
    expect(await main(['bot', 'list', '--config', file], io)).toBe(6);
    expect(io.err.join()).toContain('ergo-bot run');
  });

  test('a port that another program holds is 5', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const { file } = await configFile({ http: { listen: `127.0.0.1:${port}` } });
    const failure = await run(process.execPath, ['bin/ergo-bot.js', 'run', '--config', file]).catch(
      (error: unknown) => error,
    );
    await new Promise((resolve) => server.close(resolve));
    expect(failure).toMatchObject({ code: 5, stderr: expect.stringContaining(`127.0.0.1:${port}: another program`) });
  });

  test('with --json an error is one JSON line on standard error', async () => {
    const io = testIo();
    expect(await main(['bot', 'list', '--json', '--config', '/nonexistent.json'], io)).toBe(78);
    expect(JSON.parse(io.err.join())).toMatchObject({ schema: 1, error: { code: 'configuration' } });
  });

  test('reach the shell through the launcher', async () => {
    const failure = await run(process.execPath, ['bin/ergo-bot.js', 'run', '--config', '/nonexistent.json']).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 78, stdout: '' });
  });
});

test('--version is the package version', async () => {
  const io = testIo();
  expect(await main(['--version'], io)).toBe(0);
  expect(io.out.join()).toMatch(/^\d+\.\d+\.\d+$/);
});
