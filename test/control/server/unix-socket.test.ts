import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contract } from '../../../src/control/contract.ts';
import { createControlServer } from '../../../src/control/server/server.ts';
import { listenOnSocket } from '../../../src/control/server/unix-socket.ts';
import { createLog } from '../../../src/daemon/log.ts';
import { ControlPlane } from '../../support/control.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function listen(path: string): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await listenOnSocket(server, path);
}

test('the user of the daemon and its group may connect, and nobody else', async () => {
  const before = process.umask();
  const path = join(await temporaryFolder(), 'new', 'control.sock');
  await listen(path);
  expect((await stat(path)).mode & 0o777).toBe(0o660);
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  expect(process.umask()).toBe(before);
});

test('a socket that a killed daemon left behind is taken over', async () => {
  const path = join(await temporaryFolder(), 'control.sock');
  const script = `require('net').createServer().listen(process.argv[1], () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(path)).toBe(true);
  await listen(path);
});

test('a second daemon on the same socket is a conflict, and the first stays reachable', async () => {
  const plane = await ControlPlane.open();
  await expect(listen(plane.listen.slice('unix:'.length))).rejects.toMatchObject({ code: 'conflict' });
  expect((await (await plane.administrator()).call(contract.bots.list, {})).items).toHaveLength(2);
});

test('another file in its place is a conflict and is left alone', async () => {
  const path = join(await temporaryFolder(), 'control.sock');
  await writeFile(path, 'dear to somebody');
  await expect(listen(path)).rejects.toMatchObject({ code: 'conflict' });
  expect((await stat(path)).size).toBe(16);
});

test('a closed server leaves no socket behind', async () => {
  const path = join(await temporaryFolder(), 'control.sock');
  const log = createLog({ level: 'error', stream: { write: () => {} } });
  const { admission } = (await ControlPlane.open()).parts;
  const server = await createControlServer({ listen: `unix:${path}`, routes: [], admission, log, version: '0.0.0' });
  await server.close();
  expect(existsSync(path)).toBe(false);
});
