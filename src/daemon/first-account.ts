import { dirname, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig, CONFIG_FILE } from '../config/load.ts';
import { formatProblems } from '../config/problem.ts';
import { contract } from '../control/contract.ts';
import { readPart } from '../control/server/read-part.ts';
import { AppError } from '../domain/app-error.ts';
import { Accounts } from '../staff/accounts.ts';
import { addAccount } from '../staff/add-account.ts';
import { Audit } from '../staff/audit.ts';
import { passwordProblem, Passwords } from '../staff/passwords.ts';
import { lockFolder, onDataFolder } from './data-folder.ts';
import { backupsOf, openDatabase } from './open-database.ts';

export type FirstAccount = { login: string; name: string; password?: string };

/** AppError `usage` when this can be no account: nothing has to be done before that is known. */
export function checkFirstAccount(account: FirstAccount): void {
  const { login, password } = readPart(contract.staff.first.body, account, 'body');
  const problem = password === undefined ? undefined : passwordProblem(password, login);
  if (problem) throw new AppError('usage', `password: ${problem}`);
}

/**
 * Adds the first administrator while no daemon runs. AppError `configuration`, `usage`, or `conflict` when there are
 * accounts already or a daemon holds the data folder.
 */
export async function addFirstAccount(
  configFile: string | undefined,
  account: FirstAccount,
): Promise<{ login: string; password?: string }> {
  const config = await loadConfig(configFile);
  if (!config.ok) throw new AppError('configuration', formatProblems(configFile ?? CONFIG_FILE, config.failure));
  return addFirstAccountIn(config.value, account);
}

/** The same where the configuration has just been written, and its secrets may not be there yet. */
export async function addFirstAccountBeside(configFile: string, dataDir: string, account: FirstAccount) {
  const folder = resolve(dirname(configFile), dataDir);
  const backup = { folder: resolve(folder, 'backups'), nightly: true, at: '04:30', keep: 14 };
  return addFirstAccountIn({ dataDir: folder, backup }, account);
}

async function addFirstAccountIn(
  config: Pick<Config, 'dataDir' | 'backup'>,
  account: FirstAccount,
): Promise<{ login: string; password?: string }> {
  checkFirstAccount(account);
  const { dataDir } = config;
  process.umask(0o077);
  const lock = await onDataFolder(() => lockFolder(dataDir));
  if (!lock)
    throw new AppError('conflict', `a daemon works on ${dataDir} and does not answer on its socket: look into its log`);
  try {
    const { store } = await openDatabase(dataDir, backupsOf(config));
    try {
      const staff = {
        store,
        accounts: new Accounts({ store }),
        passwords: new Passwords(),
        audit: new Audit({ store }),
      };
      return await addAccount(staff, { kind: 'first', account });
    } finally {
      await store.close();
    }
  } finally {
    lock.release();
  }
}
