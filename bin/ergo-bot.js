#!/usr/bin/env node
// Starts the program; where the system's Node is older than 24, with the packaged one (README, "Runtime").
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const packaged = ['../node_modules/.bin/node', '../../.bin/node'].map(here).find((path) => existsSync(path));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL')).channel?.unref(); // die with the launcher
  const program = existsSync(here('../src')) ? '../src/cli/main.ts' : '../dist/cli/main.js';
  process.exitCode = await (await import(program)).main(process.argv.slice(2));
} else if (packaged) {
  const child = spawn(packaged, [here('ergo-bot.js'), ...process.argv.slice(2)], { stdio: [0, 1, 2, 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => (process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)));
} else {
  process.stderr.write('ergo-bot: Node 24 or newer is missing: install it, or run `npm ci` beside this program.\n');
  process.exitCode = 1;
}
