import { dirname, resolve } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import type { Config } from './config.ts';
import { crossChecks } from './cross-checks.ts';
import type { EnvironmentVariables } from './environment.ts';
import type { ConfigProblem } from './problem.ts';
import { readJson } from './read-json.ts';
import { resolveConfig } from './resolve.ts';
import { configSchema, type ConfigFile } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSecrets } from './secrets.ts';
import { socketPath } from './socket-path.ts';

/** The file that is looked for in the working folder. */
export const CONFIG_FILE = 'ergo-bot.config.json';

/** Reads, checks and resolves a configuration file. Fails with every problem there is, never with a secret in it. */
export async function loadConfig(
  path: string = CONFIG_FILE,
  env: EnvironmentVariables = process.env,
): Promise<Result<Config, ConfigProblem[]>> {
  const file = resolve(path);
  const raw = await readJson(file);
  if (!raw.ok) return failure([raw.failure]);

  const checked = checkConfig(raw.value, file);
  const secrets = await readSecrets(raw.value, { env, folder: dirname(file) });
  if (!checked.ok) return failure([...checked.failure, ...secrets.problems]);
  if (secrets.problems.length > 0) return failure(secrets.problems);
  return success(resolveConfig(checked.value, { file, secrets: secrets.byPath }));
}

/**
 * The address of the control API (`unix:` and an absolute path), for commands that only talk to the daemon: whoever
 * calls them need not have the daemon's secrets.
 */
export async function loadControlAddress(path: string = CONFIG_FILE): Promise<Result<string, ConfigProblem[]>> {
  const file = resolve(path);
  const raw = await readJson(file);
  if (!raw.ok) return failure([raw.failure]);
  const checked = checkConfig(raw.value, file);
  if (!checked.ok) return checked;
  return success(`unix:${socketPath(file, checked.value.dataDir, checked.value.control.listen)}`);
}

/** Checks what stands, or is to stand, in `file`; secrets are not looked for. */
export function checkConfig(raw: unknown, file: string): Result<ConfigFile, ConfigProblem[]> {
  const parsed = configSchema.safeParse(raw);
  const problems = [...schemaProblems(configSchema, parsed.error?.issues ?? [], raw), ...crossChecks(raw, file)];
  return parsed.success && problems.length === 0 ? success(parsed.data) : failure(problems);
}
