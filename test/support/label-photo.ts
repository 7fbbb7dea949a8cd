import * as bwip from 'bwip-js/node';
import sharp, { type Sharp } from 'sharp';

const SYMBOLS = {
  'code-128': 'code128',
  'code-39': 'code39',
  itf: 'interleaved2of5',
  'ean-13': 'ean13',
  'ean-8': 'ean8',
  'upc-a': 'upca',
  'upc-e': 'upce',
  qr: 'qrcode',
  'data-matrix': 'datamatrix',
  'gs1-128': 'gs1-128',
} as const;

/** Brightness of the table that the label lies on. */
const TABLE = 140;

/** One code on the label; the caption is printed under it (the text itself when left out). */
export type LabelCode = { text: string; format: keyof typeof SYMBOLS; caption?: string };

export type LabelPhotoProps = {
  /** From the top of the label to its bottom. None makes a photo of an empty label. */
  codes: LabelCode[];
  /** Degrees, clockwise. */
  angle?: number;
  /** How far the label is tilted out of the picture's plane: 0 not at all, 0.5 strongly. */
  tilt?: number;
  /** Standard deviation of the defocus, in pixels of the photo. */
  blur?: number;
  /** Standard deviation of the sensor's noise, in grey levels of 255. */
  noise?: number;
  /** Grey levels between the bars and the paper, 1–255. */
  contrast?: number;
  /** Width of the photo in pixels. */
  width?: number;
  /** Share of the photo's width that the label takes before it is turned. */
  share?: number;
  format?: 'jpeg' | 'png';
  /** JPEG quality. */
  quality?: number;
  /** Same seed, same photo. */
  seed?: number;
};

/** A photo of a paper label on a grey table, as a seller would take it: turned, blurred and noisy as asked. */
export async function labelPhoto(props: LabelPhotoProps): Promise<Buffer> {
  const { angle = 0, tilt = 0, blur = 0, noise = 0, contrast = 220, width = 1280, share = 0.6, seed = 1 } = props;
  const height = Math.round((width * 3) / 4);
  const paper = await fitInside(await paperLabel(props.codes), width * share, height * share);
  const turned = await paper
    .rotate(angle, { background: { r: 140, g: 140, b: 140, alpha: 0 } })
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();

  let photo = sharp({ create: { width, height, channels: 3, background: '#8c8c8c' } }).composite([{ input: turned }]);
  photo = sharp(await photo.png().toBuffer()).greyscale();
  if (blur >= 0.3) photo = photo.blur(blur);
  const flat = await photo.raw().toBuffer();
  const seen = tilt === 0 ? flat : tilted(flat, { width, height, tilt, seed });
  const grey = addNoise(fadeTo(seen, contrast), noise, seed);
  return encode(sharp(grey, { raw: { width, height, channels: 1 } }), props);
}

/** The codes printed one under another on white paper, as a PNG without any fault. */
async function paperLabel(codes: LabelCode[]): Promise<Buffer> {
  const prints = await Promise.all(codes.map((code) => printCode(code)));
  const sizes = await Promise.all(prints.map((print) => sharp(print).metadata()));
  const width = Math.max(200, ...sizes.map((size) => size.width)) + 80;

  let top = 40;
  const layers = prints.map((input, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 };
    const layer = { input, left: Math.round((width - size.width) / 2), top };
    top += size.height + 50;
    return layer;
  });
  const height = Math.max(top, Math.round(width / 2));
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(layers)
    .png()
    .toBuffer();
}

function printCode({ text, format, caption }: LabelCode): Promise<Buffer> {
  const isMatrix = format === 'qr' || format === 'data-matrix';
  return bwip.toBuffer({
    bcid: SYMBOLS[format],
    text,
    scale: isMatrix ? 8 : 4,
    includetext: !isMatrix,
    ...(isMatrix ? {} : { height: 14 }),
    ...(caption === undefined || isMatrix ? {} : { alttext: caption }),
    backgroundcolor: 'FFFFFF',
  });
}

async function fitInside(label: Buffer, width: number, height: number): Promise<Sharp> {
  const resized = await sharp(label)
    .resize({ width: Math.round(width), height: Math.round(height), fit: 'inside' })
    .ensureAlpha()
    .png()
    .toBuffer();
  return sharp(resized);
}

/** The picture as a camera sees it that looks from aside, from a direction that the seed chooses. */
function tilted(
  pixels: Buffer,
  { width, height, tilt, seed }: { width: number; height: number; tilt: number; seed: number },
): Buffer {
  const direction = seededRandom(seed)() * 2 * Math.PI;
  const slopeX = (Math.cos(direction) * tilt) / width;
  const slopeY = (Math.sin(direction) * tilt) / width;
  const out = Buffer.alloc(pixels.length, TABLE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = 1 + slopeX * (x - width / 2) + slopeY * (y - height / 2);
      const value = between(pixels, width, width / 2 + (x - width / 2) / depth, height / 2 + (y - height / 2) / depth);
      if (value !== undefined) out[y * width + x] = value;
    }
  }
  return out;
}

/** The brightness between four pixels, or nothing outside the picture. */
function between(pixels: Buffer, width: number, x: number, y: number): number | undefined {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = top * width + left;
  if (left < 0 || top < 0 || left >= width - 1 || at + width + 1 >= pixels.length) return undefined;

  const pixel = (offset: number): number => pixels[at + offset] ?? TABLE;
  const above = pixel(0) + (pixel(1) - pixel(0)) * (x - left);
  const below = pixel(width) + (pixel(width + 1) - pixel(width)) * (x - left);
  return above + (below - above) * (y - top);
}

/** Draws black and white together until only `contrast` grey levels are between them. */
function fadeTo(pixels: Buffer, contrast: number): Buffer {
  const floor = (255 - contrast) / 2;
  return Buffer.from(pixels.map((pixel) => floor + (pixel * contrast) / 255));
}

function addNoise(pixels: Buffer, deviation: number, seed: number): Buffer {
  if (deviation === 0) return pixels;
  const random = seededRandom(seed);
  // The sum of three even chances is near enough to a bell, with variance 1/4.
  return Buffer.from(
    Uint8ClampedArray.from(pixels, (pixel) => pixel + (random() + random() + random() - 1.5) * 2 * deviation),
  );
}

/** A small generator of even chances (mulberry32): the same seed gives the same row. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function encode(photo: Sharp, { format = 'jpeg', quality = 85 }: LabelPhotoProps): Promise<Buffer> {
  return format === 'png' ? photo.png().toBuffer() : photo.jpeg({ quality }).toBuffer();
}
