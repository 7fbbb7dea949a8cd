import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastRetryOptions = GlobalOptions & { bot?: string; id: string; failed?: boolean; unknown?: boolean };

/** `ergo-bot broadcast retry` */
export function createBroadcastRetryCommand(
  deps: CommandDeps,
  run: Run<BroadcastRetryOptions> = runBroadcastRetry,
): Command {
  const command = describeCommand(
    'retry',
    'Send a broadcast again to those whom it failed to reach, or of whom nothing is known: some of these may get it twice.',
    ['ergo-bot broadcast retry 12 --failed', 'ergo-bot broadcast retry 12 --unknown'],
  )
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION)
    .option('--failed', 'whom the messenger refused the message for')
    .option('--unknown', 'of whom it is not known whether they got it');
  return performs(command, deps, run);
}

/** Exit codes: 2 without --failed or --unknown, 3 when there are none, 5 while the broadcast is on its way. */
export async function runBroadcastRetry(options: BroadcastRetryOptions, io: Io): Promise<number> {
  const { id, failed = false, unknown = false } = options;
  if (failed === unknown) throw new AppError('usage', 'say whom: --failed or --unknown');
  const which = failed ? 'failed' : 'unknown';
  const answer = await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.retry, {
      params: { bot: await theBot(options, api), id },
      body: { which },
    }),
  );
  if (options.json) io.data(JSON.stringify(answer));
  else io.say(`${answer.retried} ${answer.retried === 1 ? 'person is' : 'people are'} sent to again.`);
  return 0;
}
