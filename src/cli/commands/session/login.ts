import { hostname } from 'node:os';
import type { Command } from 'commander';
import { isSafeUrl } from '../../../config/values.ts';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callAt } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { askPassword } from '../../passwords.ts';
import { terminalPrompts } from '../../prompts.ts';
import { changeLogins, LOCAL, theDaemon } from '../../the-daemon.ts';
import { wordsIn } from '../../words.ts';

export type LoginOptions = GlobalOptions & {
  login?: string;
  server?: string;
  passwordFile?: string;
  device?: string;
};

/** `ergo-bot login` */
export function createLoginCommand(deps: CommandDeps, run: Run<LoginOptions> = runLogin): Command {
  const command = describeCommand('login', 'Sign in to a daemon: a token for this device, good for 90 days.', [
    'ergo-bot login',
    'ergo-bot login olena --server https://bot.example.com:8443 --context production',
    'ergo-bot login olena --password-file - < password.txt',
  ])
    .argument('[login]', 'your login')
    .option('--server <url>', 'a daemon on another machine; without it the one of the configuration here')
    .option('--password-file <path>', 'where the password is; "-" reads it from standard input')
    .option('--device <name>', 'a name for this device in the list of tokens (default: its host name)');
  return performs(command, deps, run);
}

/** Exit codes: 4 when login or password is wrong. */
export async function runLogin(options: LoginOptions, io: Io): Promise<number> {
  const { context, server } = await whichDaemon(options);
  const login = options.login ?? (await askLogin(options, io));
  const password = await askPassword(options, io, wordsIn(options.lang).password);
  const body = { login, password, device: options.device ?? hostname() };
  const { token, expiresAt } = await callAt({ server, token: undefined }, ({ client, contract }) =>
    client.call(contract.session.login, { body }),
  );

  await changeLogins((known) => ({
    ...(options.server === undefined
      ? known.current !== undefined && { current: known.current }
      : { current: context }),
    contexts: context === LOCAL ? known.contexts : { ...known.contexts, [context]: { server } },
    logins: { ...known.logins, [server]: { login, token, expiresAt } },
  }));
  if (options.json) io.data(JSON.stringify({ login, server, context, expiresAt }));
  else io.say(`Signed in as ${login} at ${server} until ${expiresAt.slice(0, 10)}.`);
  return 0;
}

async function whichDaemon(options: LoginOptions): Promise<{ context: string; server: string }> {
  const { server, context } = options;
  if (server === undefined) return theDaemon(options);
  if (!isSafeUrl(server)) {
    const message = `--server: found "${server}", expected an https address (http on 127.0.0.1 only)`;
    throw new AppError('usage', message);
  }
  return { context: context ?? new URL(server).host, server: server.replace(/\/+$/, '') };
}

async function askLogin({ lang }: LoginOptions, io: Io): Promise<string> {
  if (!io.interactive) throw new AppError('usage', 'say who signs in: ergo-bot login LOGIN');
  return (await terminalPrompts()).text(wordsIn(lang).login, '');
}
