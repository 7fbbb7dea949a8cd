import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';
import { TELEGRAM_TOKEN, VIBER_TOKEN } from './world.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));

export type Ended = { code: number; stdout: string; stderr: string };

/**
 * Runs one command line as a process of its own, with the tokens of the test worlds in its environment. `configHome` is
 * where it keeps what it signed in to; without one, nowhere that another could find.
 */
export async function runProgram(
  args: string[],
  given: { input?: string; configHome?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const configHome = given.configHome ?? (await temporaryFolder());
  return new Promise((resolve) => {
    const tokens = { T_TOKEN: TELEGRAM_TOKEN, V_TOKEN: VIBER_TOKEN };
    const env = { ...process.env, ...tokens, XDG_CONFIG_HOME: configHome, ...given.env };
    const child = execFile(process.execPath, [BIN, ...args], { env, timeout: 60_000 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
    child.stdin?.end(given.input ?? '');
  });
}
