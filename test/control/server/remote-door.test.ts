import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { contract } from '../../../src/control/contract.ts';
import { ControlPlane } from '../../support/control.ts';

const file = (name: string) => fileURLToPath(new URL(`../../support/tls/${name}`, import.meta.url));
const tls = { certificate: file('certificate.pem'), key: file('key.pem') };

test('the door for other machines speaks TLS, and takes the same tokens', async () => {
  const plane = await ControlPlane.open({ remote: { host: '127.0.0.1', port: 0, tls } });
  const ca = await readFile(tls.certificate, 'utf8');
  const dispatcher = new Agent({ connect: { ca } });
  onTestFinished(() => dispatcher.close());
  const headers = { authorization: `Bearer ${await plane.tokenOf('admin')}` };
  const answer = await request(`https://localhost:${plane.port}/session`, { dispatcher, headers });
  expect(await answer.body.json()).toMatchObject({ login: 'admin', role: 'administrator' });
});

test('a certificate that nobody vouches for is not believed', async () => {
  const plane = await ControlPlane.open({ remote: { host: '127.0.0.1', port: 0, tls } });
  const client = plane.clientWith(await plane.tokenOf('admin'), `https://localhost:${plane.port}`);
  await expect(client.call(contract.session.whoami, {})).rejects.toMatchObject({ code: 'unreachable' });
});

test('the first account is not made from another machine', async () => {
  const plane = await ControlPlane.open({ remote: { host: '127.0.0.1', port: 0 } });
  const client = plane.clientWith(undefined, `http://127.0.0.1:${plane.port}`);
  const body = { login: 'first', name: 'Перший' };
  await expect(client.call(contract.staff.first, { body })).rejects.toMatchObject({ code: 'not allowed' });
});
