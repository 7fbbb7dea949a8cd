import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { conditionsOf, confirmed, withGoingOut, type GoingOutOptions } from '../broadcast/going-out.ts';
import { planTable } from '../broadcast/plan-table.ts';
import { termsOf, withTerms, type TermsOptions } from './terms.ts';

export type SurveySendOptions = GlobalOptions &
  GoingOutOptions &
  TermsOptions & { bot?: string; id: string; dryRun?: boolean };

/** `ergo-bot survey send` */
export function createSurveySendCommand(deps: CommandDeps, run: Run<SurveySendOptions> = runSurveySend): Command {
  const command = describeCommand(
    'send',
    'Send a survey now, after a look at whom it reaches; confirmed by the number of recipients.',
    [
      'ergo-bot survey send 3 --dry-run',
      'ergo-bot survey send 3 --deadline 2026-03-10T18:00:00+02:00 --remind 2026-03-08T10:00:00+02:00',
      'ergo-bot survey send 3 --most-completed 500 --confirm 4180',
    ],
  )
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION)
    .option('--dry-run', 'only show whom it would reach');
  return performs(withTerms(withGoingOut(command)), deps, run);
}

/** Exit codes: 4 when drafts are sent by administrators, 5 when the number is another or it has gone already. */
export async function runSurveySend(options: SurveySendOptions, io: Io): Promise<number> {
  const { id, json, dryRun } = options;
  const terms = { ...conditionsOf(options), ...termsOf(options) };
  return callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    const plan = await api.client.call(api.contract.surveys.plan, { params });
    if (dryRun) {
      io.data(json ? JSON.stringify(plan) : await planTable(plan));
      return 0;
    }
    await confirmed(plan, options, io);
    await api.client.call(api.contract.surveys.send, { params, body: { recipients: plan.recipients, ...terms } });
    if (json) io.data(JSON.stringify(plan));
    io.say(`Survey ${id} is on its way. Follow it: ergo-bot survey watch ${id}`);
    return 0;
  });
}
