import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { labelPhoto, type LabelCode } from '../support/label-photo.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

/** Reading a photo takes a while on a busy machine. */
const PATIENCE = 25_000;
const ARTICLE: LabelCode = { text: '482013028001', format: 'ean-13' };

describe.each(MESSENGERS)('quick registration by photo, in %s', (messenger) => {
  async function registering(): Promise<Phone> {
    const seller = await world().signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    return seller;
  }

  it.each([
    ['as a picture', {}],
    ['as a file', { asFile: true }],
    ['with a caption', { caption: 'ось він' }],
  ])('reads the one serial number of a photo sent %s, and registers it', async (_how, options) => {
    const seller = await registering();
    const serial = world().newSerial('registered');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: serial, format: 'code-128' }], angle: 5 }), options);

    const done = await seller.waitFor('Продаж зареєстровано', PATIENCE);
    expect(done.text).toContain(serial);
    expect(await world().registrations(serial)).toHaveLength(1);
  });

  it('takes a photo sent from the menu for a sale', async () => {
    const seller = await world().signedInSeller(messenger);
    const serial = world().newSerial('registered');
    await seller.sendPhoto(await labelPhoto({ codes: [ARTICLE, { text: serial, format: 'code-128' }] }));
    expect((await seller.waitFor('Продаж зареєстровано', PATIENCE)).text).toContain(serial);
  });

  it('says how to photograph when nothing is read, and takes the typed number then', async () => {
    const seller = await registering();
    await seller.sendPhoto(await labelPhoto({ codes: [] }));
    await seller.waitFor('Не бачу серійного номера', PATIENCE);
    const serial = world().newSerial('registered');
    await seller.say(serial);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
  });

  it('tells an article code from a serial number', async () => {
    const seller = await registering();
    await seller.sendPhoto(await labelPhoto({ codes: [ARTICLE] }));
    const answer = await seller.waitFor('На фото лише код товару', PATIENCE);
    expect(answer.text).toMatch(/482013028001\d/);
    expect(await world().clubCalls('PostSN', seller.phoneNumber)).toBe(0);
  });

  it.each([
    ['no picture at all', 'Не можу відкрити це зображення', async () => Buffer.from('not a picture')],
    ['a picture of another kind', 'Не можу відкрити це зображення', async () => blank(64, 64).gif().toBuffer()],
    ['a HEIC', 'Не можу відкрити це зображення', async () => Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic')],
    ['a PDF', 'Не можу відкрити це зображення', async () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a video', 'Не можу відкрити це зображення', async () => Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2')],
    ['half of a picture', 'Не можу відкрити це зображення', halfPhoto],
    ['too many pixels', 'Це фото завелике', async () => blank(10_000, 7_000).png().toBuffer()],
  ])('says what to do about a file that is %s, and goes on', async (_what, words, file) => {
    const seller = await registering();
    await seller.sendPhoto(await file(), { asFile: true, name: 'photo.jpg' });
    await seller.waitFor(words, PATIENCE);
    const serial = world().newSerial('registered');
    await seller.say(serial);
    expect((await seller.waitFor('Продаж зареєстровано')).text).toContain(serial);
  });
});

function blank(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#888888' } });
}

async function halfPhoto(): Promise<Buffer> {
  const whole = await labelPhoto({ codes: [ARTICLE] });
  return whole.subarray(0, whole.length / 2);
}
