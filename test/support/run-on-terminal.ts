import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ended } from './run-program.ts';

const BIN = fileURLToPath(new URL('../../bin/ergo-bot.js', import.meta.url));

/**
 * Runs one command line in a pseudo-terminal (script(1) of util-linux), where data and words come out together.
 * `configHome` is where it keeps what it signed in to.
 */
export async function runOnTerminal(
  args: string[],
  { configHome, columns = 100 }: { configHome: string; columns?: number },
): Promise<Pick<Ended, 'code' | 'stdout'>> {
  const quoted = [process.execPath, BIN, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const env = { ...process.env, TERM: 'xterm-256color', XDG_CONFIG_HOME: configHome };
  return new Promise((resolve) => {
    const child = execFile(
      'script',
      ['-qec', `stty cols ${columns}; ${quoted}`, '/dev/null'],
      { env, timeout: 60_000 },
      (_error, stdout) => resolve({ code: child.exitCode ?? -1, stdout: stdout.replaceAll('\r\n', '\n') }),
    );
    child.stdin?.end();
  });
}
