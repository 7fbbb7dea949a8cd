import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callAt } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { changeLogins, theDaemon } from '../../the-daemon.ts';

/** `ergo-bot logout` */
export function createLogoutCommand(deps: CommandDeps, run: Run<GlobalOptions> = runLogout): Command {
  const command = describeCommand('logout', 'Sign out: the token of this device is good no more.', [
    'ergo-bot logout',
    'ergo-bot logout --context production',
  ]);
  return performs(command, deps, run);
}

export async function runLogout(options: GlobalOptions, io: Io): Promise<number> {
  const daemon = await theDaemon(options);
  if (daemon.token === undefined) throw new AppError('not signed in', `you are not signed in at ${daemon.server}`);
  await callAt(daemon, ({ client, contract }) => client.call(contract.session.logout, {})).catch(alreadyOut);

  await changeLogins(({ logins, ...known }) => {
    const { [daemon.server]: _, ...left } = logins;
    return { ...known, logins: left };
  });
  io.say(`Signed out at ${daemon.server}.`);
  return 0;
}

/** A token that has been revoked or has expired is to be forgotten all the same. */
function alreadyOut(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not signed in') return undefined;
  throw error;
}
