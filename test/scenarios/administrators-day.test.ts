import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';
import { tinyPng } from '../sandbox/support/tiny-png.ts';
import { administratorOf } from '../support/staff-life.ts';
import { TELEGRAM_TOKEN, VIBER_TOKEN, World } from '../support/world.ts';

/** The commands of the README's section, each as it stands there; comments and empty lines left out. */
function commandsOfTheDay(): string[] {
  const [, section = ''] = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n## A day of an administrator\n');
  const blocks = (section.split('\n## ')[0] ?? '').matchAll(/^```sh\n(.*?)^```$/gms);
  const lines = [...blocks].flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** The survey of the README, with pictures where it names some. */
async function writeSurvey(folder: string): Promise<void> {
  const [, file = ''] = /^```yaml\n(title:.*?)^```$/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  await writeFile(join(folder, 'spring.yaml'), file);
  for (const [, picture = ''] of file.matchAll(/picture: (\S+)/g))
    await writeFile(join(folder, picture), tinyPng(64, 64));
}

/** Runs a line as the administrator's shell would, in the folder of the configuration. */
function shell(line: string, { folder, configHome }: { folder: string; configHome: string }) {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    XDG_CONFIG_HOME: configHome,
    EDITOR: 'true',
    T_TOKEN: TELEGRAM_TOKEN,
    V_TOKEN: VIBER_TOKEN,
  };
  return new Promise<{ line: string; code: number | null; stderr: string }>((resolve) => {
    const child = execFile('bash', ['-c', line], { cwd: folder, env, timeout: 60_000 }, (_error, _stdout, stderr) =>
      resolve({ line, code: child.exitCode, stderr }),
    );
    child.stdin?.end();
  });
}

test('the README’s day of an administrator works, command by command', async () => {
  const world = await World.create();
  const folder = dirname(world.configFile);
  const administrator = await administratorOf(world.configFile);
  await installProgram(folder);
  await writeSurvey(folder);
  const seller = await world.signedInSeller('telegram', '380671234567');
  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  await seller.say((await world.serial('already registered')).serial);
  await seller.waitFor('вже зареєстровано');

  const lines = commandsOfTheDay();
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const ended = await shell(line, { folder, configHome: administrator.configHome });
    expect(ended).toMatchObject({ line, code: 0 });
  }
}, 600_000);

/** `ergo-bot` on the path, as an installation has it. */
async function installProgram(folder: string): Promise<void> {
  await mkdir(join(folder, 'bin'));
  const program = join(folder, 'bin', 'ergo-bot');
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin', 'ergo-bot.js')}" "$@"\n`);
  await chmod(program, 0o755);
}
