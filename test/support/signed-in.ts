import { onTestFinished } from 'vitest';

/** Command lines of this process call with the token until the test ends. */
export function signedIn(token: string): void {
  const before = process.env['ERGO_BOT_TOKEN'];
  process.env['ERGO_BOT_TOKEN'] = token;
  onTestFinished(() => {
    if (before === undefined) delete process.env['ERGO_BOT_TOKEN'];
    else process.env['ERGO_BOT_TOKEN'] = before;
  });
}
