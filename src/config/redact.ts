import type { Config } from './config.ts';

/** The configuration as plain data for a dump; secrets write themselves as "[secret]". */
export function redact(config: Config): unknown {
  return JSON.parse(JSON.stringify(config)) as unknown;
}
