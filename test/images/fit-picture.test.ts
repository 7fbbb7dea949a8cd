import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitPicture, MESSENGER_LIMITS } from '../../src/images/fit-picture.ts';

/** A picture whose left half is red and whose right half is `right`. */
function halves(width: number, height: number, right = '#0000ff') {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 4 as const, background: right } };
  return sharp({ create: { width, height, channels: 4, background: '#ff0000' } }).composite([
    { input: half, left: Math.floor(width / 2), top: 0 },
  ]);
}

/** Pixels of chance: nothing compresses worse. */
function noise(side: number) {
  let seed = 7;
  const pixels = Uint8Array.from(
    { length: side * side * 3 },
    () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 8,
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } });
}

async function fitted(picture: Uint8Array, limits = MESSENGER_LIMITS) {
  const result = await fitPicture(picture, limits);
  if (!result.ok) throw new Error(result.failure);
  expect(result.value.extension).toBe('jpeg');
  return { bytes: result.value.bytes, about: await sharp(result.value.bytes).metadata() };
}

async function colourAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('becomes a JPEG from %s', async (format) => {
    const { about } = await fitted(await halves(60, 40).toFormat(format).toBuffer());
    expect([about.format, about.width, about.height]).toEqual(['jpeg', 60, 40]);
  });

  it('is made smaller on its longer side', async () => {
    const { about } = await fitted(await halves(2000, 500).jpeg().toBuffer());
    expect([about.width, about.height]).toEqual([1280, 320]);
  });

  it('is turned as its EXIF says, and says so no more', async () => {
    const lying = await halves(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { bytes, about } = await fitted(lying);
    expect([about.width, about.height, about.orientation]).toEqual([40, 60, undefined]);
    const [red = 0, , blue = 0] = await colourAt(bytes, 20, 5);
    expect(red).toBeGreaterThan(blue);
  });

  it('is white where it was transparent', async () => {
    const { bytes } = await fitted(await halves(60, 40, '#00000000').ensureAlpha(0).png().toBuffer());
    const clear = await fitted(
      await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
        .png()
        .toBuffer(),
    );
    expect(bytes.length).toBeGreaterThan(0);
    expect((await colourAt(clear.bytes, 4, 4)).every((level) => level > 250)).toBe(true);
  });

  it('loses quality rather than being too heavy', async () => {
    const picture = await noise(900).png().toBuffer();
    const free = await fitted(picture);
    const { bytes } = await fitted(picture, { ...MESSENGER_LIMITS, bytes: Math.floor(free.bytes.length / 2) });
    expect(bytes.length).toBeLessThanOrEqual(free.bytes.length / 2);
    expect(await fitPicture(picture, { ...MESSENGER_LIMITS, bytes: 1000 })).toEqual({ ok: false, failure: 'too big' });
  });
});

describe('what is no picture to be shown', () => {
  it.each([
    ['nothing', ''],
    ['words', 'just words'],
    ['a page', '<!doctype html><html></html>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['PDF', '%PDF-1.7 ...'],
  ])('%s is refused', async (_, words) => {
    expect(await fitPicture(Buffer.from(words))).toEqual({ ok: false, failure: 'not a picture' });
  });

  it('half a picture is damaged', async () => {
    const jpeg = await noise(200).jpeg().toBuffer();
    expect(await fitPicture(jpeg.subarray(0, jpeg.length / 2))).toEqual({ ok: false, failure: 'damaged picture' });
  });

  it('a small file of very many pixels is not decoded', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await fitPicture(bomb)).toEqual({ ok: false, failure: 'too big' });
  });

  it('a very large file is not looked at', async () => {
    expect(await fitPicture(new Uint8Array(MESSENGER_LIMITS.inputBytes + 1))).toEqual({
      ok: false,
      failure: 'too big',
    });
  });

  it('never throws for chance after the first bytes of a picture', async () => {
    const heads = ['ffd8ff', '89504e470d0a1a0a', '474946383961', '524946460000000057454250'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
        const result = await fitPicture(Buffer.concat([Buffer.from(head, 'hex'), tail]));
        expect(result.ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
