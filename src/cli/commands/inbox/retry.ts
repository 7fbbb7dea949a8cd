import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type InboxRetryOptions = GlobalOptions & { id?: string; all?: boolean };

/** `ergo-bot inbox retry` */
export function createInboxRetryCommand(deps: CommandDeps, run: Run<InboxRetryOptions> = runInboxRetry): Command {
  const command = describeCommand('retry', 'Handle an update that was set aside once more, or all of them.', [
    'ergo-bot inbox retry 42',
    'ergo-bot inbox retry --all',
  ])
    .argument('[id]', 'the id that `ergo-bot inbox list` shows')
    .option('--all', 'every update that was set aside');
  return performs(command, deps, run);
}

/** Exit codes: 2 without an id or --all, or with both; 3 when there is no such update. */
export async function runInboxRetry(options: InboxRetryOptions, io: Io): Promise<number> {
  const { id, all, json } = options;
  if ((id === undefined) === !all) throw new AppError('usage', 'name the id of one update, or say --all');
  const answer = await callDaemon(options, ({ client, contract }) =>
    id === undefined ? client.call(contract.inbox.retryAll, {}) : client.call(contract.inbox.retry, { params: { id } }),
  );
  if (json) io.data(JSON.stringify(answer));
  else io.say(`${answer.retried} ${answer.retried === 1 ? 'update is' : 'updates are'} tried again.`);
  return 0;
}
