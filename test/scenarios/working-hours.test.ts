import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { addDays, LocalTime } from '../../src/domain/local-time.ts';
import { readWeek } from '../../src/domain/read-hours.ts';
import { openStore } from '../../src/store/open.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
import { databaseRows } from '../support/database-rows.ts';
import { World, MESSENGERS } from '../support/world.ts';

const localTime = new LocalTime('Europe/Kyiv');

/** A world whose support is there from nine to six, but not today nor on so many days after it. */
async function worldWithoutSupport(days: number): Promise<World> {
  const world = await World.create({ start: false });
  await mkdir(join(world.folder, 'data'), { mode: 0o700 });
  const store = await openStore({ file: join(world.folder, 'data', 'ergo-bot.db'), clock: systemClock });
  const hours = new SupportHours({ store, localTime });
  const week = readWeek('daily 9-18');
  const today = localTime.date(systemClock.now());
  const dates = Array.from({ length: days + 1 }, (_, day) => addDays(today, day));
  await store.write(async (tx) => {
    if (week.ok) await hours.setWeek(tx, 'ergo-club', week.value);
    await hours.setDates(tx, 'ergo-club', { dates, spans: [] });
  });
  await store.close();
  await world.start();
  return world;
}

describe.each(MESSENGERS)('words to support outside of working hours in %s', (messenger) => {
  it('wait for an operator, and once the seller is told when there will be one', async () => {
    const world = await worldWithoutSupport(2);
    const seller = await world.signedInSeller(messenger);
    await seller.press('💬 Підтримка');
    await seller.waitFor('Напишіть, що сталося');
    await seller.say('Чи є знижки?');
    expect((await seller.waitFor('Дякую, передав!')).text).toMatch(
      /Зараз неробочий час 🌙 Підтримка повернеться у \S+, \d+ \S+, о 9:00 і відповість вам\.$/,
    );
    await seller.say('А подарунки?');
    await seller.press('⬅️ Повернутися до бота');
    await seller.waitFor('Ви знову з ботом');
    await seller.press('💬 Підтримка');
    await seller.waitFor('Ви на зв’язку з підтримкою');
    await seller.say('І ще');
    await seller.press('⬅️ Повернутися до бота');
    await seller.waitFor('Ви знову з ботом');

    const told = (await seller.chat()).filter(({ text }) => text.includes('неробочий час'));
    expect(told).toHaveLength(1);
    const waits = databaseRows(world, z.object({ text: z.string() }), WAITING);
    expect(waits.map(({ text }) => text)).toEqual(['Чи є знижки?', 'А подарунки?', 'І ще']);
  });
});

const WAITING = `select text from messages join dialogs on dialogs.id = dialog_id where dialogs.state = 'waiting' and unread = 3 order by messages.id`;
