import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Phone } from '../../../src/sandbox/phone.ts';
import type { DaemonProcess } from '../../support/daemon-process.ts';
import { labelPhoto } from '../../support/label-photo.ts';
import { MESSENGERS, World } from '../../support/world.ts';

const run = promisify(execFile);
const TIME = { timeout: 180_000 };
const PATIENCE = 60_000;
const HOUR = 3_600_000;

async function registering(world: World): Promise<{ seller: Phone; serial: string }[]> {
  return Promise.all(
    MESSENGERS.map(async (messenger) => {
      const seller = await world.signedInSeller(messenger);
      await seller.press('📝 Зареєструвати продаж');
      await seller.waitFor('Надішліть серійний номер');
      return { seller, serial: world.newSerial('registered') };
    }),
  );
}

async function expectRegistered(world: World, sales: { seller: Phone; serial: string }[]): Promise<void> {
  for (const { seller, serial } of sales) {
    expect((await seller.waitFor('Продаж зареєстровано', PATIENCE)).text).toContain(serial);
    expect(await world.registrations(serial)).toHaveLength(1);
  }
}

describe('no file or connection that may be opened any more', () => {
  const limit = (daemon: DaemonProcess, files: number | string) =>
    run('prlimit', ['--pid', String(daemon.pid), `--nofile=${files}:`]);

  /** The number that the next file would get. */
  async function lowestFree(daemon: DaemonProcess): Promise<number> {
    const opened = new Set((await readdir(`/proc/${daemon.pid}/fd`)).map(Number));
    let number = 0;
    while (opened.has(number)) number++;
    return number;
  }

  it('is said, and what was written meanwhile is answered once there are some', TIME, async () => {
    const world = await World.create();
    const { daemon } = world;
    const sales = await registering(world);
    await limit(daemon, await lowestFree(daemon));
    for (const { seller, serial } of sales)
      await seller.sendPhoto(await labelPhoto({ codes: [{ text: serial, format: 'code-128' }] }));
    await daemon.said('too many files are open');
    await limit(daemon, 1_024);
    await expectRegistered(world, sales);
    expect(await daemon.stop()).toBe(0);
  });
});

describe("the machine's clock, set", () => {
  const preload = fileURLToPath(new URL('../../support/set-clock.mjs', import.meta.url));

  it.each([
    ['back by three hours', -3 * HOUR],
    ['ahead by three hours', 3 * HOUR],
    ['ahead by a year and back again', 365 * 24 * HOUR, 0],
  ])('%s, leaves sellers served and their sales registered once', TIME, async (_way, ...offsets) => {
    const world = await World.create({ start: false });
    const file = join(world.folder, 'clock');
    const daemon = world.launch({ node: ['--import', preload], env: { CLOCK_OFFSET_FILE: file } });
    await daemon.connected();
    const sales = await registering(world);
    await world.phones.addFault({ service: 'telegram', method: 'sendMessage', kind: 'error', code: 429, times: 1 });
    for (const offset of offsets) {
      await writeFile(file, String(offset));
      daemon.signal('SIGUSR2');
      await daemon.said(`the clock is set by ${offset}`);
    }
    for (const { seller, serial } of sales) await seller.say(serial);
    await expectRegistered(world, sales);
    expect(await daemon.stop()).toBe(0);
  });
});
