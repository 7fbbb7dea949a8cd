import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../../src/sandbox/phone.ts';
import { configOf } from '../../support/change-config.ts';
import { labelPhoto } from '../../support/label-photo.ts';
import { SmallDisk } from '../../support/small-disk.ts';
import { MESSENGERS, World } from '../../support/world.ts';

const TIME = { timeout: 180_000 };
const PATIENCE = 60_000;

const MEGABYTES = 1 << 20;

async function registering(world: World, messenger: (typeof MESSENGERS)[number]): Promise<Phone> {
  const seller = await world.signedInSeller(messenger);
  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер');
  return seller;
}

describe('a full disk', () => {
  it('is said in clear words; what sellers write meanwhile is answered once there is room', TIME, async () => {
    const world = await World.create({ start: false });
    const disk = new SmallDisk(join(world.folder, 'data'), 24 * MEGABYTES);
    const daemon = world.launch({ through: await disk.through() });
    await daemon.connected();
    const sellers = await Promise.all(MESSENGERS.map((messenger) => registering(world, messenger)));
    const photographer = await registering(world, 'telegram');
    await disk.fill(daemon);

    const typed = sellers.map((seller) => ({ seller, serial: world.newSerial('registered') }));
    for (const { seller, serial } of typed) await seller.say(serial);
    const pictured = world.newSerial('registered');
    await photographer.sendPhoto(await labelPhoto({ codes: [{ text: pictured, format: 'code-128' }] }));
    await daemon.said(/the disk is full: make room on it.*the database fails/);
    // Longer than an update is tried before it is set aside.
    await wait(20_000);
    for (const { serial } of typed) expect(await world.registrations(serial)).toHaveLength(0);

    await disk.makeRoom(daemon);
    for (const { seller, serial } of [...typed, { seller: photographer, serial: pictured }]) {
      expect((await seller.waitFor('Продаж зареєстровано', PATIENCE)).text).toContain(serial);
      expect(await world.registrations(serial)).toHaveLength(1);
    }
    await daemon.said('the database works again');
    expect(daemon.lines.filter((line) => line.includes('set aside'))).toEqual([]);
    expect(await daemon.stop()).toBe(0);
  });
});

describe('a database that another program holds locked', () => {
  it('holds up what is to be stored, and nothing else; all of it is handled afterwards', TIME, async () => {
    const world = await World.create();
    const sellers = await Promise.all(MESSENGERS.map((messenger) => registering(world, messenger)));
    const other = new SqliteDatabase(join(world.folder, 'data', 'ergo-bot.db'));
    other.exec('begin immediate');
    const typed = sellers.map((seller) => ({ seller, serial: world.newSerial('registered') }));
    for (const { seller, serial } of typed) await seller.say(serial);
    await world.daemon.said(/another program holds the database locked.*the database fails/);
    await expectAwake(world);
    other.exec('rollback');
    other.close();
    for (const { seller, serial } of typed)
      expect((await seller.waitFor('Продаж зареєстровано', PATIENCE)).text).toContain(serial);
    await world.daemon.said('the database works again');
  });
});

/** Whoever knocks is answered while the database is held: no query blocks the whole program. */
async function expectAwake(world: World): Promise<void> {
  const { http } = await configOf(world);
  for (let knocks = 0; knocks < 20; knocks++) {
    const answer = await fetch(`http://${http.listen}/media/none`);
    expect(answer.status).toBe(404);
  }
}

describe('a damaged database', () => {
  it.each(['while the daemon runs', 'at its start'])(
    'found %s ends it with 78 and the way to mend it',
    TIME,
    async (when) => {
      const world = await World.create();
      const seller = await registering(world, 'telegram');
      await world.daemon.stop();
      damage(join(world.folder, 'data', 'ergo-bot.db'), when === 'at its start' ? 'sales' : 'inbox');
      const daemon = world.launch();
      if (when !== 'at its start') {
        await daemon.connected();
        await seller.say(world.newSerial('registered'));
      }
      expect(await daemon.exited).toBe(78);
      const last = daemon.lines.filter((line) => line.startsWith('ergo-bot: '));
      expect(last).toEqual([
        expect.stringMatching(/data: the database is damaged: put a backup back with `ergo-bot restore`/),
      ]);
    },
  );
});

/** Overwrites the page where a table begins. */
function damage(file: string, table: string): void {
  const database = new SqliteDatabase(file);
  database.pragma('wal_checkpoint(truncate)');
  const page = z
    .number()
    .parse(database.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table));
  const size = z.number().parse(database.pragma('page_size', { simple: true }));
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(descriptor);
}
