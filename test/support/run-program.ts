import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TELEGRAM_TOKEN, VIBER_TOKEN } from './world.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));

export type Ended = { code: number; stdout: string; stderr: string };

/** Runs one command line as a process of its own, with the tokens of the test worlds in its environment. */
export function runProgram(args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, T_TOKEN: TELEGRAM_TOKEN, V_TOKEN: VIBER_TOKEN };
    const child = execFile(process.execPath, [BIN, ...args], { env, timeout: 30_000 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
