import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Phone } from '../../src/sandbox/phone.ts';
import { databaseRows } from '../support/database-rows.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { MESSENGERS, World } from '../support/world.ts';

const SELLERS = 40;
const PHOTOS_EACH = 5;
/** Milliseconds in which somebody who only presses a button is answered, whatever the others send. */
const PACE = 2_000;
const WAITS = 'Фото отримав, читаю';

describe('two hundred photos at once', () => {
  it(
    'are all registered; who presses a button meanwhile is answered at once, who waits for long is told',
    { timeout: 240_000 },
    async () => {
      const world = await World.create();
      const sellers = await signedInSellers(world);
      const other = await world.signedInSeller('telegram');
      const serials = Array.from({ length: SELLERS * PHOTOS_EACH }, () => world.newSerial('registered'));
      const photos = await Promise.all(
        serials.map((text) => labelPhoto({ codes: [{ text, format: 'code-128' }], width: 1000 })),
      );

      const begun = Date.now();
      await Promise.all(
        sellers.flatMap((seller, at) =>
          photos.filter((_, number) => number % SELLERS === at).map((photo) => seller.sendPhoto(photo)),
        ),
      );
      const paces: number[] = [];
      while (stillOpen(world) > 0 && Date.now() - begun < 200_000) paces.push(await pressAndRead(other));

      expect(paces.length).toBeGreaterThan(2);
      expect(paces.toSorted((a, b) => a - b)[Math.floor(paces.length * 0.9)]).toBeLessThan(PACE);
      for (const serial of serials) await registeredSoon(world, serial);
      for (const seller of sellers) await expectToldInTime(seller);
    },
  );
});

async function signedInSellers(world: World): Promise<Phone[]> {
  const sellers: Phone[] = [];
  for (let at = 0; at < SELLERS; at += 20)
    sellers.push(
      ...(await Promise.all(Array.from({ length: 20 }, (_, i) => world.signedInSeller(MESSENGERS[i % 2] ?? 'viber')))),
    );
  return sellers;
}

/** How many photos have not been handled yet. */
function stillOpen(world: World): number {
  const [row] = databaseRows(
    world,
    z.object({ count: z.number() }),
    `select count(*) as count from inbox where state = 'waiting' and payload like '%"kind":"photo"%'`,
  );
  return row?.count ?? 0;
}

async function pressAndRead(seller: Phone): Promise<number> {
  const pressed = Date.now();
  await seller.press('🏠 Меню').catch(() => seller.say('🏠 Меню'));
  await seller.waitFor('Оберіть', 30_000);
  const took = Date.now() - pressed;
  // Telegram lets a bot say a word a second in one chat.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_100 - took)));
  return took;
}

async function registeredSoon(world: World, serial: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if ((await world.registrations(serial)).length === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(await world.registrations(serial)).toHaveLength(1);
}

/** From the first photo on nobody hears nothing for much longer than five seconds. */
async function expectToldInTime(seller: Phone): Promise<void> {
  const chat = await seller.chat();
  const first = chat.find(({ from, kind }) => from === 'me' && kind === 'picture');
  const answer = chat.find(({ from, at }) => from === 'bot' && at > (first?.at ?? 0));
  const waited = (answer?.at ?? Infinity) - (first?.at ?? 0);
  expect(waited).toBeLessThan(5_000 + PACE);
  expect(chat.filter(({ text }) => text.includes(WAITS)).length).toBeLessThanOrEqual(1);
}
