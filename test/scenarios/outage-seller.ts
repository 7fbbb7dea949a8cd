import { setTimeout as wait } from 'node:timers/promises';
import type { Phone } from '../../src/sandbox/phone.ts';
import type { World } from '../support/world.ts';

/** Longer than the whole storm. */
const PATIENCE = 300_000;
const OUTCOME = /зареєстровано|не бере участі/;

/** One seller's part in the storm: the serials, and the pause before each. */
export type Part = { seller: Phone; serials: string[]; pause: () => number; losesSession: boolean };

/**
 * Sends the serials without waiting for answers, then lives on until each of them has been answered, signing in again
 * where that is asked for. Answers what the bot said of each serial.
 */
export async function liveThroughOutage(world: World, part: Part): Promise<Map<string, string>> {
  const { seller, serials, pause, losesSession } = part;
  for (const serial of serials) {
    await wait(pause());
    await seller.say(serial);
  }
  if (losesSession) await world.phones.post('/club/sessions/expire', { phone: seller.phoneNumber });

  const told = new Map<string, string>();
  while (told.size < serials.length) {
    const { text } = await seller.waitFor(() => true, PATIENCE);
    const serial = serials.find((one) => text.includes(one));
    if (serial !== undefined && OUTCOME.test(text)) told.set(serial, text);
    else await signInAgain(world, seller, text);
  }
  return told;
}

/** What a patient person does at each word of the bot while signing in with a club that comes and goes. */
async function signInAgain(world: World, seller: Phone, text: string): Promise<void> {
  if (text.includes('поділіться номером')) return seller.shareContact();
  if (text.includes('SMS')) return seller.say(await world.code(seller));
  if (text.includes('Спробуйте через хвилину')) return pressSoon(seller, '🔄 Спробувати ще раз');
  if (/Не зміг перевірити|Код не підійшов|код уже/.test(text)) return pressSoon(seller, '🔄 Надіслати ще раз');
}

async function pressSoon(seller: Phone, button: string): Promise<void> {
  await wait(1_000);
  // The button may have gone with a newer message: then that one is answered.
  await seller.press(button).catch(() => undefined);
}
