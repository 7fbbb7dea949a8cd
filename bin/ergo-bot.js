#!/usr/bin/env node
// Starts the program; where the system's Node is older than 24, with the packaged one (README, "Runtime").
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here('../dist/cli/main.js');
if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { main } = await import(existsSync(built) ? built : '../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const packaged = ['../node_modules/.bin/node', '../../.bin/node'].map(here).find((path) => existsSync(path));
  if (!packaged) throw new Error('ergo-bot needs Node 24 or newer: install it, or run `npm ci` beside this program.');
  const child = spawn(packaged, [here('ergo-bot.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => {}); // the terminal has already sent it to the child
  child.on('exit', (code, signal) => (process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)));
}
