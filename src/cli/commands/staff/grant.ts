import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type StaffGrantOptions = GlobalOptions & { login: string; bot: string };

/** `ergo-bot staff grant` */
export function createStaffGrantCommand(deps: CommandDeps, run: Run<StaffGrantOptions> = runStaffGrant): Command {
  const command = describeCommand('grant', 'Let an operator work with a bot.', ['ergo-bot staff grant olena ergo-club'])
    .argument('<login>', 'whose account')
    .argument('<bot>', 'the id of a bot');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such account or bot. */
export async function runStaffGrant(options: StaffGrantOptions, io: Io): Promise<number> {
  const { login, bot } = options;
  await callDaemon(options, ({ client, contract }) => client.call(contract.staff.grant, { params: { login, bot } }));
  io.say(`${login} works with ${bot} from now on.`);
  return 0;
}
