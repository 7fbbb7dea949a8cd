import { readFileSync } from 'node:fs';

/** The version of the program. The same path from `src/config` and from `dist/config`. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
