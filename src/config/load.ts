import { dirname, resolve } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import type { Config } from './config.ts';
import { crossChecks } from './cross-checks.ts';
import type { EnvironmentVariables } from './environment.ts';
import type { ConfigProblem } from './problem.ts';
import { readJson } from './read-json.ts';
import { resolveConfig } from './resolve.ts';
import { configSchema } from './schema.ts';
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

  const parsed = configSchema.safeParse(raw.value);
  const secrets = await readSecrets(raw.value, { env, folder: dirname(file) });
  const problems = [
    ...schemaProblems(parsed.error?.issues ?? [], raw.value),
    ...crossChecks(raw.value, file),
    ...secrets.problems,
  ];
  if (!parsed.success || problems.length > 0) return failure(problems);

  return success(resolveConfig(parsed.data, { file, secrets: secrets.byPath }));
}

/**
 * The address of the control API (`unix:` and an absolute path), for commands that only talk to the daemon: whoever
 * calls them need not have the daemon's secrets.
 */
export async function loadControlAddress(path: string = CONFIG_FILE): Promise<Result<string, ConfigProblem[]>> {
  const file = resolve(path);
  const raw = await readJson(file);
  if (!raw.ok) return failure([raw.failure]);

  const parsed = configSchema.safeParse(raw.value);
  const problems = [...schemaProblems(parsed.error?.issues ?? [], raw.value), ...crossChecks(raw.value, file)];
  if (!parsed.success || problems.length > 0) return failure(problems);
  return success(`unix:${socketPath(file, parsed.data.dataDir, parsed.data.control.listen)}`);
}
