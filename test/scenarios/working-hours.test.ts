import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { addDays, LocalTime } from '../../src/domain/local-time.ts';
import { readWeek } from '../../src/domain/read-hours.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { openStore } from '../../src/store/open.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
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

/** The answer to a question to support. */
async function ask(seller: Phone, question: string): Promise<string> {
  await seller.press('💬 Підтримка');
  await seller.waitFor('Опишіть запитання');
  await seller.say(question);
  return (await seller.waitFor('Запитання передано в підтримку')).text;
}

describe.each(MESSENGERS)('a question to support outside of working hours in %s', (messenger) => {
  it('is passed on all the same, and once the seller is told when it will be read', async () => {
    const world = await worldWithoutSupport(2);
    const seller = await world.signedInSeller(messenger);
    expect(await ask(seller, 'Чи є знижки?')).toMatch(
      /Зараз неробочий час 🌙 Підтримка повернеться у \S+, \d+ \S+, о 9:00 і прочитає ваше запитання\.$/,
    );
    expect(await ask(seller, 'А подарунки?')).not.toContain('неробочий час');
    const questions = JSON.stringify(await world.phones.ask('GET', '/club/questions'));
    expect(questions).toContain('Чи є знижки?');
    expect(questions).toContain('А подарунки?');
  });
});
