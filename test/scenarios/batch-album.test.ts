import { describe, expect, it } from 'vitest';
import { pressLike } from '../support/buttons.ts';
import { labelPhoto, type LabelCode } from '../support/label-photo.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

/** Reading photos takes a while on a busy machine. */
const PATIENCE = 60_000;
const MAC: LabelCode = { text: '001A2B3C4D5E', format: 'code-128' };

describe.each(MESSENGERS)('several photos at once, in %s', (messenger) => {
  // A world of its own: after some accepted sales a label like this is understood without a question.
  const world = sharedWorld();

  it('become one table, and what is doubtful is asked about afterwards', { timeout: 120_000 }, async () => {
    const seller = await world().signedInSeller(messenger);
    const [one, two, doubtful, typed] = Array.from({ length: 4 }, () => world().newSerial('registered'));
    const label = (...codes: LabelCode[]) => labelPhoto({ codes });
    const code = (text = ''): LabelCode => ({ text, format: 'code-128' });
    const photos = [await label(code(one)), await label(MAC, code(doubtful)), await label(), await label(code(two))];
    const album = messenger === 'telegram' ? { album: 'album-1' } : {};
    for (const photo of photos) await seller.sendPhoto(photo, album);

    const wanted = 'Зареєстровано 2 з 4';
    const { text } = await (messenger === 'telegram'
      ? seller.waitForEdit(wanted, PATIENCE)
      : seller.waitFor(wanted, PATIENCE));
    expect(text).toContain('ERGO 32GHS5500  ×2  +120');
    expect(text).toContain('• Фото 2: на фото кілька кодів');
    expect(text).toContain('• Фото 3: не бачу серійного номера');

    await pressLike(seller, 'Розібратися (2)');
    await seller.waitFor('Який із них серійний номер?');
    await seller.press(doubtful ?? '');
    await seller.waitFor('Напишіть правильний номер');
    await seller.waitFor('Продаж зареєстровано');
    await seller.say(typed ?? '');
    await seller.waitFor('Із цим списком усе');
    await seller.waitFor('Продаж зареєстровано');
    for (const serial of [one, two, doubtful, typed]) expect(await world().registrations(serial ?? '')).toHaveLength(1);
  });
});
