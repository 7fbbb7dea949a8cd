import { setTimeout as wait } from 'node:timers/promises';
import type { Phone } from '../../src/sandbox/phone.ts';
import type { ShownMessage } from '../../src/sandbox/phones/shown.ts';
import type { World } from '../support/world.ts';

/** Longer than any number of restarts takes. */
const PATIENCE = 400_000;
const AWAY = 'зараз не відповідає. Спробуйте';
const OTHER_NUMBER = /Код уже|код уже|Нове SMS/;

/** What one seller lived through. `said`: everything that deserves an answer; `wrongCodes`: right codes that were refused. */
export type Life = { seller: Phone; serials: string[]; inDoubt: number };

/**
 * Signs in and registers the serials one by one, as a patient person does: waits for each answer however long it takes,
 * and when the bot could not check a code, asks for another.
 */
export async function liveThroughCrashes(world: World, seller: Phone, serials: string[], pause: () => number) {
  const life: Life = { seller, serials, inDoubt: 0 };
  await begin(seller);
  await seller.waitFor('поділіться номером', PATIENCE);
  await seller.shareContact();
  await hears(seller, /SMS/);
  await typeCodes(world, seller, life);

  await seller.press('📝 Зареєструвати продаж');
  await seller.waitFor('Надішліть серійний номер', PATIENCE);
  for (const serial of serials) {
    await seller.say(serial);
    await seller.waitFor((message) => /зареєстровано/i.test(message.text) && message.text.includes(serial), PATIENCE);
    await wait(pause());
  }
  return life;
}

/** The first word. Viber's welcome comes with the answer to the webhook, so it may be lost with a daemon that dies. */
async function begin(seller: Phone): Promise<void> {
  await seller.start();
  if (seller.messenger === 'telegram') return;
  await seller.waitFor('Вітаю', PATIENCE);
  await seller.press('Почати');
}

/** Waits for an answer; what the club could not be asked for, on a busy machine, is asked for once more. */
async function hears(seller: Phone, wanted: RegExp): Promise<ShownMessage> {
  for (;;) {
    const answer = await seller.waitFor(({ text }) => wanted.test(text) || text.includes(AWAY), PATIENCE);
    if (!answer.text.includes(AWAY)) return answer;
    await seller.press('🔄 Спробувати ще раз');
  }
}

async function typeCodes(world: World, seller: Phone, life: Life): Promise<void> {
  await seller.say(await world.code(seller));
  for (;;) {
    const answer = await hears(seller, /Ви увійшли|Не зміг перевірити|Код не підійшов/);
    if (answer.text.includes('Ви увійшли')) return;
    life.inDoubt++;
    await askAgain(seller);
    await seller.say(await world.code(seller));
  }
}

/** Another code is not sent within a minute of the last: asks until it is. */
async function askAgain(seller: Phone): Promise<void> {
  for (;;) {
    await seller.press('🔄 Надіслати ще раз');
    const answer = await hears(seller, /Надіслав SMS|Нове SMS|код уже надіслано/);
    if (!OTHER_NUMBER.test(answer.text)) return;
    await wait(5_000);
  }
}
