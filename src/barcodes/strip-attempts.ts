import { averagedRows, leanOf } from './align-rows.ts';
import { deblurred } from './deblur.ts';
import type { GreyImage } from './grey-image.ts';
import { straighten, type Strip } from './straighten.ts';
import { stripImage } from './strip-image.ts';
import type { StripedRegion } from './striped-regions.ts';

export const ROWS = 24;
const FINE = 2;
const MEANS = 4;
const MILD = { radius: 3, amount: 1 };
/** Blurs that are tried, in pixels of the fine strip. */
const BLURS = [2, 3, 4.5];
const ITERATIONS = 20;

/** One region of the photo made readable in more and more laborious ways; each image is made only when asked for. */
export function* stripAttempts(photo: GreyImage, region: StripedRegion, coarse: Strip): Generator<GreyImage> {
  const fine = straighten(photo, region, { scale: FINE, rows: ROWS });
  yield stripImage(fine, MILD);

  const lean = leanOf(coarse);
  const means = averagedRows(fine, { middle: lean.middle * FINE, fan: lean.fan * FINE }, MEANS);
  yield stripImage(means);
  for (const blur of BLURS) {
    yield stripImage({ width: means.width, rows: means.rows.map((row) => deblurred(row, blur, ITERATIONS)) });
  }
}
