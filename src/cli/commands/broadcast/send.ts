import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { conditionsOf, confirmed, withGoingOut, type GoingOutOptions } from './going-out.ts';
import { planTable } from './plan-table.ts';

export type BroadcastSendOptions = GlobalOptions & GoingOutOptions & { bot?: string; id: string; dryRun?: boolean };

/** `ergo-bot broadcast send` */
export function createBroadcastSendCommand(
  deps: CommandDeps,
  run: Run<BroadcastSendOptions> = runBroadcastSend,
): Command {
  const command = describeCommand(
    'send',
    'Send a broadcast now, after a look at whom it reaches; confirmed by the number of recipients.',
    ['ergo-bot broadcast send 12 --dry-run', 'ergo-bot broadcast send 12', 'ergo-bot broadcast send 12 --confirm 4180'],
  )
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION)
    .option('--dry-run', 'only show whom it would reach');
  return performs(withGoingOut(command), deps, run);
}

/** Exit codes: 4 when drafts are sent by administrators, 5 when the number is another or it has gone already. */
export async function runBroadcastSend(options: BroadcastSendOptions, io: Io): Promise<number> {
  const { id, json, dryRun } = options;
  const conditions = conditionsOf(options);
  return callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    const plan = await api.client.call(api.contract.broadcasts.plan, { params });
    if (dryRun) {
      io.data(json ? JSON.stringify(plan) : await planTable(plan));
      return 0;
    }
    await confirmed(plan, options, io);
    const body = { recipients: plan.recipients, ...conditions };
    await api.client.call(api.contract.broadcasts.send, { params, body });
    if (json) io.data(JSON.stringify(plan));
    io.say(`Broadcast ${id} is on its way. Follow it: ergo-bot broadcast watch ${id}`);
    return 0;
  });
}
