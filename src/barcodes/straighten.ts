import type { GreyImage } from './grey-image.ts';
import type { StripedRegion } from './striped-regions.ts';

/** Rows of brightness across the bars of one code, each the mean over a band of it. */
export type Strip = { width: number; rows: Float32Array[] };

const MOST_SAMPLES_PER_ROW = 10;

/**
 * Cuts a region out of the photo with its bars upright: `rows` bands, one above the other, each averaged along
 * the bars. With `scale` above 1 the slant of the bars against the pixels gives detail that one row has not.
 */
export function straighten(
  photo: GreyImage,
  region: StripedRegion,
  { scale, rows }: { scale: number; rows: number },
): Strip {
  const width = Math.max(16, Math.round(region.length * scale));
  const samples = Math.min(MOST_SAMPLES_PER_ROW, Math.max(1, Math.round(region.height / rows)));
  const bands = Array.from({ length: rows }, (_, row) => {
    const sums = new Float32Array(width);
    for (let sample = 0; sample < samples; sample++) {
      const along = ((row + (sample + 0.5) / samples) / rows - 0.5) * region.height;
      addLine(sums, photo, region, along, 1 / samples);
    }
    return sums;
  });
  return { width, rows: bands };
}

/** Adds the brightness along one line across the region, `along` pixels from its middle, by bilinear sampling. */
function addLine(sums: Float32Array, photo: GreyImage, region: StripedRegion, along: number, weight: number): void {
  const cos = Math.cos(region.angle);
  const sin = Math.sin(region.angle);
  const step = region.length / sums.length;
  let x = region.x - along * sin - (cos * (region.length - step)) / 2;
  let y = region.y + along * cos - (sin * (region.length - step)) / 2;
  for (let i = 0; i < sums.length; i++, x += cos * step, y += sin * step)
    sums[i] = (sums[i] ?? 0) + weight * brightnessAt(photo, x, y);
}

/** Between the four pixels around a point; outside the photo its edge goes on. */
function brightnessAt({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const px = Math.min(Math.max(x, 0), width - 1.001);
  const py = Math.min(Math.max(y, 0), height - 1.001);
  const left = Math.floor(px);
  const top = Math.floor(py);
  const fx = px - left;
  const fy = py - top;
  const at = top * width + left;
  const above = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const below = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
  return above * (1 - fy) + below * fy;
}
