import type { Config } from '../config/config.ts';
import { AppError } from '../domain/app-error.ts';
import type { GlobalOptions } from './command.ts';

/** The configuration a command works with; AppError `configuration` lists every problem of the file. */
export async function readConfiguration({ config }: GlobalOptions): Promise<Config> {
  const { CONFIG_FILE, loadConfig } = await import('../config/load.ts');
  const loaded = await loadConfig(config);
  if (loaded.ok) return loaded.value;
  const { formatProblems } = await import('../config/problem.ts');
  throw new AppError('configuration', formatProblems(config ?? CONFIG_FILE, loaded.failure));
}
