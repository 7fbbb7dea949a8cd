import { describe, expect, test } from 'vitest';
import type { Command } from 'commander';
import type { CommandDeps, Run } from '../../src/cli/command.ts';
import { createBotListCommand } from '../../src/cli/commands/bot/list.ts';
import { createDoctorCommand } from '../../src/cli/commands/doctor.ts';
import { createInboxListCommand } from '../../src/cli/commands/inbox/list.ts';
import { createInboxRetryCommand } from '../../src/cli/commands/inbox/retry.ts';
import { createInitCommand } from '../../src/cli/commands/init.ts';
import { createRunCommand } from '../../src/cli/commands/run.ts';
import { createSandboxCommand } from '../../src/cli/commands/sandbox.ts';
import { testIo } from '../support/test-io.ts';

type Create = (deps: CommandDeps, run: Run<object>) => Command;

/** Parses a command line with a command that only notes its options. */
async function optionsOf(create: Create, argv: string[]): Promise<object> {
  let seen: object = {};
  const finished: number[] = [];
  const note: Run<object> = async (options) => {
    seen = options;
    return 7;
  };
  await create({ io: testIo(), finish: (code) => void finished.push(code) }, note).parseAsync(argv, { from: 'user' });
  expect(finished).toEqual([7]);
  return seen;
}

describe('arguments become options', () => {
  test.each<[string, Create, string[], object]>([
    ['run', createRunCommand, [], {}],
    ['bot list', createBotListCommand, [], {}],
    ['inbox list', createInboxListCommand, [], {}],
    ['inbox retry 42', createInboxRetryCommand, ['42'], { id: '42' }],
    ['inbox retry --all', createInboxRetryCommand, ['--all'], { all: true }],
    ['doctor --offline', createDoctorCommand, ['--offline'], { offline: true }],
    ['sandbox', createSandboxCommand, [], { port: 8801 }],
    ['sandbox --port 0', createSandboxCommand, ['--port', '0'], { port: 0 }],
  ])('%s', async (_name, create, argv, options) => {
    expect(await optionsOf(create, argv)).toEqual(options);
  });

  test('init has a default for everything but the public address', async () => {
    expect(await optionsOf(createInitCommand, ['--yes', '--force'])).toEqual({
      botId: 'ergo-club',
      title: 'ERGO CLUB',
      messengers: 'telegram',
      telegramToken: 'env:ERGO_CLUB_TELEGRAM_TOKEN',
      viberToken: 'env:ERGO_CLUB_VIBER_TOKEN',
      senderName: 'ERGO CLUB',
      clubUrl: 'https://club.ergo-global.com/api/mobile/',
      clubSite: 'https://club.ergo-global.com/',
      clubTerms: 'https://club.ergo-global.com/img/Terms-and-agreements.pdf',
      dataDir: 'data',
      yes: true,
      force: true,
    });
  });
});
