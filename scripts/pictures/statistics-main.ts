import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays } from '../../src/domain/local-time.ts';
import { countYear, makeUpYear } from '../bench/made-up-year.ts';
import { Stage } from '../journey/stage.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));
const PICTURE = fileURLToPath(new URL('../../assets/readme/statistics.png', import.meta.url));

/** For a daemon that lives as long as this script. */
const PASSWORD = 'a password for a minute\n';

const stage = await Stage.build();
try {
  const now = Date.now();
  await mkdir(dirname(stage.databaseFile), { recursive: true, mode: 0o700 });
  await makeUpYear(stage.databaseFile, { end: now, subscribers: 3_000, messages: 60_000, sales: 9_000 });
  await countYear(stage.databaseFile);
  await stage.startDaemon();

  await run(['staff', 'add', 'admin', '--role', 'administrator', '--password-file', '-'], PASSWORD);
  await run(['login', 'admin', '--password-file', '-'], PASSWORD);
  const from = addDays(new Date(now).toISOString().slice(0, 10), -360);
  await mkdir(dirname(PICTURE), { recursive: true });
  await run(['stats', 'chart', 'subscribers', '--by', 'week', '--from', from, '--output', PICTURE, '--force']);
  console.log(await run(['stats', 'show', '--by', 'week', '--from', from]));
  console.log(PICTURE);
} finally {
  await stage.strike();
}

/** Runs one command of the program, signed in where the stage is, and answers what it says. */
function run(args: string[], input = ''): Promise<string> {
  const env = { ...process.env, XDG_CONFIG_HOME: stage.folder };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [BIN, ...args, '--config', stage.configFile], { env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(input);
  });
}
