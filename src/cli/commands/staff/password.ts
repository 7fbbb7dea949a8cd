import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { askNewPassword, typedTwice } from '../../passwords.ts';
import { terminalPrompts } from '../../prompts.ts';
import { wordsIn } from '../../words.ts';

export type StaffPasswordOptions = GlobalOptions & { login?: string; passwordFile?: string };

/** `ergo-bot staff password` */
export function createStaffPasswordCommand(
  deps: CommandDeps,
  run: Run<StaffPasswordOptions> = runStaffPassword,
): Command {
  const command = describeCommand(
    'password',
    'Set a new password: your own, or as an administrator that of anybody. All other devices are signed out.',
    [
      'ergo-bot staff password',
      'ergo-bot staff password olena',
      'ergo-bot staff password olena --password-file olena.txt',
    ],
  )
    .argument('[login]', 'whose password; without it your own')
    .option('--password-file <path>', 'where the new password is, "-" for standard input; without it one is made');
  return performs(command, deps, run);
}

/** Exit codes: 2 for a password that cannot be taken, 3 when there is no such account. */
export async function runStaffPassword(options: StaffPasswordOptions, io: Io): Promise<number> {
  const { login } = options;
  if (login === undefined) return changeOwn(options, io);
  const password = await askNewPassword(options, io);
  const body = { ...(password !== undefined && { password }) };
  const set = await callDaemon(options, ({ client, contract }) =>
    client.call(contract.staff.password, { params: { login }, body }),
  );
  if (options.json) io.data(JSON.stringify(set));
  else {
    io.say(`${login} has a new password; all devices are signed out.`);
    if (set.password !== undefined) io.data(set.password);
  }
  return 0;
}

async function changeOwn(options: StaffPasswordOptions, io: Io): Promise<number> {
  if (!io.interactive) throw new AppError('usage', 'the own password is changed at a terminal; or name a login');
  const words = wordsIn(options.lang);
  const old = await (await terminalPrompts()).hidden(words.oldPassword);
  const chosen = await typedTwice(words.newPassword, words.repeatPassword);
  await callDaemon(options, ({ client, contract }) =>
    client.call(contract.session.password, { body: { old, new: chosen } }),
  );
  io.say('Your password is changed; all your other devices are signed out.');
  return 0;
}
