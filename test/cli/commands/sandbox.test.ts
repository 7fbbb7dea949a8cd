import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { runSandbox } from '../../../src/cli/commands/sandbox.ts';
import { runDoctor } from '../../../src/cli/commands/doctor.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { examineAccounts } from '../../../src/daemon/doctor.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testIo, type TestIo } from '../../support/test-io.ts';

const report = z.object({
  telegramUrl: z.url(),
  viberUrl: z.url(),
  clubUrl: z.url(),
  phonesUrl: z.url(),
  config: z.unknown(),
  env: z.record(z.string(), z.string()),
});

/** Streams that resolve `first` with what was written first. */
function listeningIo(): { io: TestIo; first: Promise<string> } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const io = testIo();
  return { io: { ...io, data: (text) => (io.data(text), resolve(text)) }, first: promise };
}

test('runs until interrupted and prints a configuration whose tokens the stand-ins know', async () => {
  const { io, first } = listeningIo();
  const running = runSandbox({ port: 0, json: true }, io);
  const { config, env } = report.parse(JSON.parse(await first));
  const file = join(await temporaryFolder(), 'ergo-bot.config.json');
  await writeFile(file, JSON.stringify(config));

  const loaded = await loadConfig(file, env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  const accounts = await examineAccounts(loaded.value);
  expect(accounts.filter(({ found }) => found.startsWith('the token is that of'))).toHaveLength(2);

  io.interrupt();
  expect(await running).toBe(0);
  expect((await examineAccounts(loaded.value)).map(({ state }) => state)).toEqual(['failed', 'failed']);
});

test('for people, the configuration is data and the rest is words', async () => {
  const { io, first } = listeningIo();
  const running = runSandbox({ port: 0 }, io);
  const file = join(await temporaryFolder(), 'ergo-bot.config.json');
  await writeFile(file, await first);
  io.interrupt();
  await running;
  expect(io.err.join('\n')).toMatch(/Telegram {2}http:\/\/127[\s\S]*Phones[\s\S]*export ERGO_CLUB_TELEGRAM_TOKEN=/);
  // Without its variables the configuration is right but for the two tokens.
  const doctor = testIo();
  expect(await runDoctor({ config: file, json: true }, doctor)).toBe(78);
  expect(doctor.out.join()).toContain('bots[0].viber.token');
  expect(doctor.out.join()).not.toContain('bots[0].club');
});
