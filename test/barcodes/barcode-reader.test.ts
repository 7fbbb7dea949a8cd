import { once } from 'node:events';
import { createServer } from 'node:http';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createBarcodeReader, type BarcodeReader, type BarcodeReaderProps } from '../../src/barcodes/barcode-reader.ts';
import { labelPhoto, type LabelCode } from '../support/label-photo.ts';

const SERIAL = 'CNK8181G2C';
const EAN = '4820024790635';

const shared = createBarcodeReader();
const others: BarcodeReader[] = [];

/** A reader of one test's own. */
function readerOf(props: BarcodeReaderProps): BarcodeReader {
  const reader = createBarcodeReader(props);
  others.push(reader);
  return reader;
}

afterEach(() => Promise.all(others.splice(0).map((reader) => reader.close())));
afterAll(() => shared.close());

async function textsOf(photo: Uint8Array, reader = shared): Promise<string[]> {
  const reading = await reader.read(photo);
  return reading.ok ? reading.value.codes.map(({ text }) => text) : [reading.failure];
}

describe('photos of labels', () => {
  it.each([0, 17, 35, 52, 71, 90, 135, 180, 222, 270, 305, 340])('are read when turned by %i°', async (angle) => {
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], angle });
    expect(await textsOf(photo)).toEqual([SERIAL]);
  });

  it.each<LabelCode>([
    { text: SERIAL, format: 'code-128' },
    { text: 'AB-1234567', format: 'code-39' },
    { text: '0829220874', format: 'itf' },
    { text: EAN, format: 'ean-13' },
    { text: '96385074', format: 'ean-8' },
    { text: '012345678905', format: 'upc-a' },
    { text: SERIAL, format: 'qr' },
    { text: SERIAL, format: 'data-matrix' },
  ])('$format is confirmed on a good photo', async ({ text, format }) => {
    const photo = await labelPhoto({ codes: [{ text, format }], angle: 8, noise: 5, blur: 0.8 });
    const reading = await shared.read(photo);
    expect(reading.ok && reading.value.codes).toEqual([{ text, format, confirmed: true }]);
  });

  it.each([
    ['noisy', { noise: 14 }],
    ['pale', { contrast: 60 }],
    ['out of focus', { blur: 2.2 }],
    ['taken from aside', { tilt: 0.5 }],
    ['small', { width: 640, share: 0.5 }],
    ['all of it together', { noise: 6, contrast: 110, blur: 1.2, tilt: 0.3 }],
  ])('are read when %s and askew', async (_, faults) => {
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], angle: 28, ...faults });
    expect(await textsOf(photo)).toEqual([SERIAL]);
  });

  it('with an EAN and a serial give both, and offer the serial', async () => {
    const codes: LabelCode[] = [
      { text: EAN, format: 'ean-13' },
      { text: SERIAL, format: 'code-128', caption: `S/N: ${SERIAL}` },
    ];
    const reading = await shared.read(await labelPhoto({ codes, angle: 25 }));
    expect(reading.ok && reading.value.codes.map(({ text }) => text).toSorted()).toEqual([EAN, SERIAL]);
    expect(reading.ok && reading.value.candidates).toEqual([
      { serial: SERIAL, kind: 'serial', confirmed: true, text: SERIAL },
    ]);
  });

  it('without a code give nothing, which is no failure', async () => {
    expect(await shared.read(await labelPhoto({ codes: [], noise: 8 }))).toEqual({
      ok: true,
      value: { codes: [], candidates: [] },
    });
  });

  it('with UPC-E only give nothing: fragments of an EAN read as one', async () => {
    expect(await textsOf(await labelPhoto({ codes: [{ text: '01234565', format: 'upc-e' }] }))).toEqual([]);
  });

  it('are read from PNG and WebP as well', async () => {
    const png = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], format: 'png' });
    expect(await textsOf(png)).toEqual([SERIAL]);
    expect(await textsOf(await sharp(png).webp().toBuffer())).toEqual([SERIAL]);
  });

  it('are read without WebAssembly too', async () => {
    const reader = readerOf({ wasmFile: '/nowhere/zxing.wasm' });
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], angle: 30 });
    expect(await textsOf(photo, reader)).toEqual([SERIAL]);
  });
});

describe('files that are no good photo', () => {
  const text = (words: string): Buffer => Buffer.from(words, 'latin1');

  it.each([
    ['nothing at all', text(''), 'not a picture'],
    ['words', text('hello'), 'not a picture'],
    ['a PDF', text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj'), 'not a picture'],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'not a picture'],
    ['a video', text('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'), 'not a picture'],
    ['a HEIC', text('\0\0\0\x24ftypheic\0\0\0\0mif1heic'), 'unsupported picture'],
    ['a GIF', text('GIF89a\x01\0\x01\0'), 'unsupported picture'],
    ['the first bytes of a JPEG', text('\xff\xd8\xff\xe0\0\x10JFIF'), 'damaged picture'],
    ['the first bytes of a PNG', text('\x89PNG\r\n\x1a\n'), 'damaged picture'],
  ])('%s', async (_, bytes, failure) => {
    expect(await shared.read(bytes)).toEqual({ ok: false, failure });
  });

  it('the first half of a JPEG', async () => {
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }] });
    expect(await shared.read(photo.subarray(0, photo.length / 2))).toEqual({ ok: false, failure: 'damaged picture' });
  });

  it('a small file of very many pixels', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await shared.read(bomb)).toEqual({ ok: false, failure: 'too big' });
  });

  it('more bytes than allowed', async () => {
    const reader = readerOf({ maxBytes: 1_000 });
    expect(await reader.read(await labelPhoto({ codes: [] }))).toEqual({ ok: false, failure: 'too big' });
  });

  it('do no harm to the photos after them', async () => {
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }] });
    await shared.read(photo.subarray(0, 5_000));
    expect(await textsOf(photo)).toEqual([SERIAL]);
  });
});

describe('a burst of 200 photos', () => {
  it('is bounded by the queue: the rest is told that the reader is busy', async () => {
    const reader = readerOf({ workers: 1, queue: 15 });
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], width: 480, share: 0.9 });
    const readings = await Promise.all(Array.from({ length: 200 }, () => reader.read(photo)));
    expect(readings.filter(({ ok }) => ok)).toHaveLength(16);
    expect(readings.filter((reading) => !reading.ok && reading.failure === 'busy')).toHaveLength(184);
  });

  it('leaves the main thread free: others are answered before it is over', { timeout: 120_000 }, async () => {
    const reader = readerOf({ workers: 1, queue: 200 });
    const photo = await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }], width: 480, share: 0.9 });
    const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    let isOver = false;
    const burst = Promise.all(Array.from({ length: 200 }, () => reader.read(photo))).then((all) => {
      isOver = true;
      return all;
    });
    for (let i = 0; i < 50; i++) await (await fetch(`http://127.0.0.1:${port}`)).text();
    expect(isOver).toBe(false);
    expect((await burst).every(({ ok }) => ok)).toBe(true);
    server.close();
  });
});

describe('time and end', () => {
  it('a photo past its time is too slow', async () => {
    const reader = readerOf({ timeLimitMs: 1 });
    expect(await reader.read(await labelPhoto({ codes: [] }))).toEqual({ ok: false, failure: 'too slow' });
  });

  it('a closed reader reads no more', async () => {
    const reader = readerOf({});
    const photo = await labelPhoto({ codes: [] });
    const inHand = reader.read(photo);
    await reader.close();
    expect(await inHand).toEqual({ ok: false, failure: 'closed' });
    expect(await reader.read(photo)).toEqual({ ok: false, failure: 'closed' });
  });
});
