import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import type { Config } from './config.ts';
import { crossChecks } from './cross-checks.ts';
import type { EnvironmentVariables } from './environment.ts';
import type { ConfigProblem } from './problem.ts';
import { parseJson } from './parse-json.ts';
import { resolveConfig } from './resolve.ts';
import { configSchema } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSecrets } from './secrets.ts';

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

async function readJson(file: string): Promise<Result<unknown, ConfigProblem>> {
  try {
    return parseJson(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const found = code === 'ENOENT' ? `no file ${file}` : `${file} cannot be read (${code})`;
    const expected = 'a configuration: write one with `ergo-bot init`, or name another with --config PATH';
    return failure({ path: '', found, expected });
  }
}
