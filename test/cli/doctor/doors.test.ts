import { chmod, readFile, writeFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { examineDoors } from '../../../src/cli/doctor/doors.ts';
import type { Config } from '../../../src/config/config.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { configFile } from '../../support/config-file.ts';
import { ControlPlane } from '../../support/control.ts';

const DAY = 24 * 3_600_000;
const CERTIFICATE = fileURLToPath(new URL('../../support/tls/certificate.pem', import.meta.url));

async function configured(control: object): Promise<Config> {
  const config = await loadConfig((await configFile({ control })).file);
  if (!config.ok) throw new Error('the configuration is wrong');
  return config.value;
}

describe('the socket', () => {
  it('is open to user and group only, or the doctor says so', async () => {
    const plane = await ControlPlane.open();
    const config = await configured({ listen: plane.listen });
    expect(await examineDoors(config, 0)).toMatchObject([{ check: 'socket', state: 'ok' }]);
    await chmod(plane.listen.slice('unix:'.length), 0o666);
    expect(await examineDoors(config, 0)).toMatchObject([
      { state: 'failed', found: expect.stringContaining('mode 666'), next: expect.stringContaining('anew') },
    ]);
  });

  it('is no other file that lies in its place', async () => {
    const { file, folder } = await configFile();
    const path = join(folder, 'control.sock');
    await writeFile(path, '');
    const config = await loadConfig(file);
    if (!config.ok) throw new Error('the configuration is wrong');
    const findings = await examineDoors({ ...config.value, control: { listen: `unix:${path}` } }, 0);
    expect(findings).toMatchObject([{ state: 'failed', found: expect.stringContaining('is no socket') }]);
  });
});

describe('the certificate', () => {
  it('is looked at: good, about to end, ended, or none', async () => {
    const ends = Date.parse(new X509Certificate(await readFile(CERTIFICATE)).validTo);
    const remote = { listen: '127.0.0.1:0', certificate: CERTIFICATE, key: CERTIFICATE };
    const config = await configured({ remote });
    const stateAt = async (moment: number) => (await examineDoors(config, moment))[0]?.state;
    expect(await stateAt(ends - 30 * DAY)).toBe('ok');
    expect(await stateAt(ends - 3 * DAY)).toBe('warning');
    expect(await stateAt(ends + DAY)).toBe('failed');

    const none = await configured({ remote: { ...remote, certificate: config.file } });
    expect(await examineDoors(none, 0)).toMatchObject([
      { state: 'failed', found: expect.stringContaining('holds no certificate') },
    ]);
    const absent = await configured({ remote: { ...remote, certificate: '/nowhere' } });
    expect(await examineDoors(absent, 0)).toMatchObject([
      { state: 'failed', found: expect.stringContaining('ENOENT') },
    ]);
  });
});
