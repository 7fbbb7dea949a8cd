import { Option, type Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { ROLES, type Role } from '../../../domain/staff.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callAt } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { askNewPassword } from '../../passwords.ts';
import { LOCAL, theDaemon, type Addressed } from '../../the-daemon.ts';

export type StaffAddOptions = GlobalOptions & {
  login: string;
  name?: string;
  role: Role;
  bot?: string[];
  passwordFile?: string;
};

/** `ergo-bot staff add` */
export function createStaffAddCommand(deps: CommandDeps, run: Run<StaffAddOptions> = runStaffAdd): Command {
  const command = describeCommand(
    'add',
    'Add an account. The first one is an administrator, and needs no signing in on the machine itself.',
    [
      'ergo-bot staff add olena --name "Олена Коваль" --role operator --bot ergo-club',
      'ergo-bot staff add taras --role administrator --password-file taras.txt',
    ],
  )
    .argument('<login>', 'small latin letters, digits, dots, dashes')
    .option('--name <name>', 'the name that colleagues see (default: the login)')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('operator'))
    .option('--bot <id...>', 'the bots that an operator works with')
    .option('--password-file <path>', 'where the password is, "-" for standard input; without it one is made');
  return performs(command, deps, run);
}

/** Exit codes: 2 for what cannot be an account, 4 without being signed in, 5 when the login is taken. */
export async function runStaffAdd(options: StaffAddOptions, io: Io): Promise<number> {
  const { login, role, name = login, bot: bots = [] } = options;
  const daemon = await theDaemon(options);
  const password = await askNewPassword(options, io);
  const account = { login, name, ...(password !== undefined && { password }) };
  const added =
    daemon.token === undefined
      ? await addFirst(daemon, options, account)
      : await callAt(daemon, ({ client, contract }) =>
          client.call(contract.staff.add, { body: { ...account, role, bots } }),
        );
  if (options.json) io.data(JSON.stringify(added));
  else {
    io.say(`${login} is added. Signing in: ergo-bot login ${login}`);
    if (added.password !== undefined) io.data(added.password);
  }
  return 0;
}

type FirstAccount = { login: string; name: string; password?: string };

/** Nobody can be signed in before there is an account: the daemon takes the first from this machine, or we write it. */
async function addFirst(
  daemon: Addressed,
  { role, config }: StaffAddOptions,
  account: FirstAccount,
): Promise<{ login: string; password?: string | undefined }> {
  if (daemon.context !== LOCAL) throw new AppError('not signed in', 'you are not signed in: ergo-bot login');
  if (role !== 'administrator')
    throw new AppError(
      'not signed in',
      'you are not signed in (ergo-bot login); the first account of all is added with --role administrator',
    );
  try {
    return await callAt(daemon, ({ client, contract }) => client.call(contract.staff.first, { body: account }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unreachable') throw error;
    const { addFirstAccount } = await import('../../../daemon/first-account.ts');
    return addFirstAccount(config, account);
  }
}
