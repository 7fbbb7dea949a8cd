import { readEnvironment } from '../config/environment.ts';
import type { LoginFile } from '../config/login-file.ts';
import { AppError } from '../domain/app-error.ts';
import type { GlobalOptions } from './command.ts';

/** The context that stands for the daemon of the configuration file on this machine. */
export const LOCAL = 'local';

/** The daemon that a command talks to, and the token for it, if there is one. */
export type Addressed = { context: string; server: string; token: string | undefined };

/**
 * Which daemon the options mean: `--context`, else the daemon of the `--config` file, else ERGO_BOT_CONTEXT, else the
 * current context, else the daemon of the configuration in this folder. ERGO_BOT_TOKEN goes before the stored token.
 * AppError `configuration`, or `not found` for a context that is not there.
 */
export async function theDaemon({ config, context: named }: GlobalOptions): Promise<Addressed> {
  const environment = readEnvironment();
  const { current, contexts, logins } = await readLogins();
  const context = named ?? (config === undefined ? (environment.context ?? current ?? LOCAL) : LOCAL);
  const server = context === LOCAL ? await localServer(config) : contexts[context]?.server;
  if (server === undefined)
    throw new AppError('not found', `there is no context "${context}": see them with \`ergo-bot context list\``);
  return { context, server, token: environment.token ?? logins[server]?.token };
}

/** The control socket of the configuration file. AppError `configuration`. */
async function localServer(config: string | undefined): Promise<string> {
  const { CONFIG_FILE, loadControlAddress } = await import('../config/load.ts');
  const address = await loadControlAddress(config);
  if (address.ok) return address.value;
  const { formatProblems } = await import('../config/problem.ts');
  throw new AppError('configuration', formatProblems(config ?? CONFIG_FILE, address.failure));
}

/** Which daemons this user knows, and the tokens for them. AppError `configuration` when the file is damaged. */
export async function readLogins(): Promise<LoginFile> {
  const { loginFilePath, readLoginFile } = await import('../config/login-file.ts');
  return readLoginFile(loginFilePath(readEnvironment().configHome));
}

/** Changes what {@link readLogins} reads. */
export async function changeLogins(change: (logins: LoginFile) => LoginFile): Promise<void> {
  const { loginFilePath, writeLoginFile } = await import('../config/login-file.ts');
  await writeLoginFile(loginFilePath(readEnvironment().configHome), change(await readLogins()));
}
