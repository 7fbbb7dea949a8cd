import type { GreyImage } from './grey-image.ts';
import type { Strip } from './straighten.ts';

/** How much sharper a strip is made across its bars: the radius of the mean that is taken away, and how much of it. */
export type Sharpening = { radius: number; amount: number };

/** Lowest and highest hundredths of a row's pixels that are let go when its contrast is stretched. */
const TAIL = 0.02;

/** The strip as an image that engines read: every row sharpened, then stretched from black to white. */
export function stripImage({ width, rows }: Strip, sharpening?: Sharpening): GreyImage {
  const pixels = new Uint8Array(width * rows.length);
  rows.forEach((row, index) => {
    const sharp = sharpening ? sharpened(row, sharpening) : row;
    pixels.set(stretched(sharp), index * width);
  });
  return { width, height: rows.length, pixels };
}

function sharpened(row: Float32Array, { radius, amount }: Sharpening): Float32Array {
  const mean = movingMean(movingMean(row, radius), radius);
  return row.map((value, i) => value + amount * (value - (mean[i] ?? 0)));
}

function movingMean(row: Float32Array, radius: number): Float32Array {
  const last = row.length - 1;
  const at = (i: number): number => row[Math.min(last, Math.max(0, i))] ?? 0;
  const mean = new Float32Array(row.length);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += at(i);
  for (let i = 0; i < row.length; i++) {
    mean[i] = sum / (2 * radius + 1);
    sum += at(i + radius + 1) - at(i - radius);
  }
  return mean;
}

function stretched(row: Float32Array): Uint8Array {
  const sorted = Float32Array.from(row).sort();
  const low = sorted[Math.floor(sorted.length * TAIL)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * (1 - TAIL)) - 1] ?? 255;
  const gain = 255 / Math.max(1, high - low);
  return Uint8Array.from(row, (value) => Math.min(255, Math.max(0, (value - low) * gain)));
}
