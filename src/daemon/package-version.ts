import { readFileSync } from 'node:fs';

/** The version of this program; the same path from `src/daemon` and from `dist/daemon`. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
