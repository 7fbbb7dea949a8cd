// Exits with 0 when node_modules holds what package-lock.json names. Runs on any Node, before anything is installed.
import { readFileSync } from 'node:fs';

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).packages;
  } catch {
    return {};
  }
}

const wanted = Object.entries(packagesOf('../package-lock.json'));
const installed = packagesOf('../node_modules/.package-lock.json');
// Packages for other systems are optional and lawfully absent.
const differs = ([path, { version, optional }]) =>
  path !== '' && (installed[path] ? installed[path].version !== version : !optional);

process.exitCode = wanted.some(differs) ? 1 : 0;
