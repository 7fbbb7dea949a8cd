import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { administratorOf } from '../support/staff-life.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { World } from '../support/world.ts';

const PASSWORD = 'сім мокрих котів\n';

describe('staff at the command line', () => {
  test('the first administrator is made before the daemon has ever run, and only the first', async () => {
    const world = await World.create({ start: false });
    const config = ['--config', world.configFile];
    const operator = await runProgram(['staff', 'add', 'taras', ...config]);
    expect([operator.code, operator.stderr]).toEqual([4, expect.stringContaining('--role administrator')]);

    const first = await runProgram(['staff', 'add', 'taras', '--role', 'administrator', '--json', ...config]);
    const { login, password } = JSON.parse(first.stdout);
    expect([first.code, login]).toEqual([0, 'taras']);
    const second = await runProgram(['staff', 'add', 'oksana', '--role', 'administrator', ...config]);
    expect([second.code, second.stderr]).toEqual([5, expect.stringContaining('ergo-bot login')]);

    await world.start();
    const configHome = await temporaryFolder();
    const signIn = ['login', 'taras', '--password-file', '-', ...config];
    expect((await runProgram(signIn, { configHome, input: 'wrong password' })).code).toBe(4);
    expect((await runProgram(signIn, { configHome, input: password })).code).toBe(0);
    expect((await stat(join(configHome, 'ergo-bot', 'logins.json'))).mode & 0o777).toBe(0o600);
    const whoami = await runProgram(['whoami', '--json', ...config], { configHome });
    expect(JSON.parse(whoami.stdout)).toMatchObject({ login: 'taras', role: 'administrator', context: 'local' });
  }, 120_000);

  test('an operator works with the granted bot, and all that was done is in the audit log', async () => {
    const world = await World.create();
    const administrator = await administratorOf(world.configFile);
    const bot = JSON.parse((await administrator.run('bot', 'list', '--json')).stdout).items[0].id;
    const added = await administrator.run('staff', 'add', 'olena', '--name', 'Олена', '--json');
    const { password } = JSON.parse(added.stdout);

    const configHome = await temporaryFolder();
    const olena = (...args: string[]) => runProgram([...args, '--config', world.configFile], { configHome });
    const signIn = ['login', 'olena', '--password-file', '-', '--config', world.configFile];
    expect((await runProgram(signIn, { configHome, input: password })).code).toBe(0);
    expect(JSON.parse((await olena('bot', 'list', '--json')).stdout).items).toEqual([]);
    expect((await administrator.run('staff', 'grant', 'olena', bot)).code).toBe(0);
    expect(JSON.parse((await olena('bot', 'list', '--json')).stdout).items).toHaveLength(1);
    expect(await olena('staff', 'list')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('operators may not'),
    });
    expect(await administrator.run('staff', 'grant', 'olena', 'no-such')).toMatchObject({ code: 3 });
    expect(await administrator.run('staff', 'grant', 'nobody', bot)).toMatchObject({ code: 3 });
    expect(await administrator.run('staff', 'disable', 'admin')).toMatchObject({ code: 5 });

    expect((await administrator.run('staff', 'disable', 'olena')).code).toBe(0);
    expect((await olena('whoami')).code).toBe(4);
    expect((await runProgram(signIn, { configHome, input: password })).code).toBe(4);

    const audit = JSON.parse((await administrator.run('audit', 'list', '--json')).stdout);
    const deeds = audit.items.map(
      ({ login, action, target }: Record<string, string>) => `${login} ${action} ${target}`,
    );
    expect(deeds).toEqual([
      'admin staff.disable olena',
      'admin staff.grant olena',
      'olena session.login olena',
      'admin staff.add olena',
      'admin session.login admin',
      'machine staff.add admin',
    ]);
  }, 120_000);

  test('signing out ends the token, also where it was copied to', async () => {
    const world = await World.create();
    const administrator = await administratorOf(world.configFile);
    const tokens = JSON.parse((await administrator.run('token', 'list', '--json')).stdout).items;
    expect(tokens).toMatchObject([{ login: 'admin', current: true }]);
    expect((await administrator.run('logout')).code).toBe(0);
    expect((await administrator.run('bot', 'list')).code).toBe(4);
  });

  test('contexts name daemons, and an unknown one is 3', async () => {
    const world = await World.create();
    const administrator = await administratorOf(world.configFile);
    const unknown = await runProgram(['whoami', '--context', 'production']);
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('context list')]);
    expect((await administrator.run('context', 'list', '--json')).stdout).toContain('"local"');
    const unsafe = await runProgram(['login', 'admin', '--server', 'http://bot.example.com'], { input: PASSWORD });
    expect([unsafe.code, unsafe.stderr]).toEqual([2, expect.stringContaining('expected an https address')]);
  });
});
