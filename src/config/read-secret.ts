import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import type { EnvironmentVariables } from './environment.ts';
import { Secret } from './secret.ts';

export type SecretPlaces = {
  env: EnvironmentVariables;
  /** The folder of the configuration file. */
  folder: string;
};

/**
 * Fetches what `env:NAME` or `file:PATH` points at. A relative file is looked for in $CREDENTIALS_DIRECTORY when systemd
 * has set it (systemd.exec, LoadCredential=), else beside the configuration file. The failure says what was found.
 */
export async function readSecret(reference: string, places: SecretPlaces): Promise<Result<Secret, string>> {
  const name = reference.slice(reference.indexOf(':') + 1);
  return reference.startsWith('env:') ? fromVariable(name, places.env) : fromFile(name, places);
}

function fromVariable(name: string, env: EnvironmentVariables): Result<Secret, string> {
  const value = env[name]?.trim();
  return value ? success(new Secret(value)) : failure(`env:${name}, but the variable ${name} is not set or empty`);
}

async function fromFile(name: string, { env, folder }: SecretPlaces): Promise<Result<Secret, string>> {
  const path = isAbsolute(name) ? name : resolve(env['CREDENTIALS_DIRECTORY'] ?? folder, name);
  try {
    const value = (await readFile(path, 'utf8')).trim();
    return value ? success(new Secret(value)) : failure(`file:${name}, but ${path} is empty`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return failure(`file:${name}, but ${path} cannot be read (${code})`);
  }
}
