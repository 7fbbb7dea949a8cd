import { loadConfig, CONFIG_FILE } from '../config/load.ts';
import { formatProblems } from '../config/problem.ts';
import { AppError } from '../domain/app-error.ts';
import { Accounts } from '../staff/accounts.ts';
import { addAccount } from '../staff/add-account.ts';
import { Audit } from '../staff/audit.ts';
import { Passwords } from '../staff/passwords.ts';
import { lockFolder, onDataFolder } from './data-folder.ts';
import { backupsOf, openDatabase } from './open-database.ts';

/**
 * Adds the first administrator while no daemon runs. AppError `configuration`, or `conflict` when there are accounts
 * already or a daemon holds the data folder.
 */
export async function addFirstAccount(
  configFile: string | undefined,
  account: { login: string; name: string; password?: string },
): Promise<{ login: string; password?: string }> {
  const config = await loadConfig(configFile);
  if (!config.ok) throw new AppError('configuration', formatProblems(configFile ?? CONFIG_FILE, config.failure));
  const { dataDir } = config.value;
  process.umask(0o077);
  const lock = await onDataFolder(() => lockFolder(dataDir));
  if (!lock)
    throw new AppError('conflict', `a daemon works on ${dataDir} and does not answer on its socket: look into its log`);
  try {
    const { store } = await openDatabase(dataDir, backupsOf(config.value));
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
