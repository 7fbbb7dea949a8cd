import { Belief } from './belief.ts';
import type { Engine } from './engine.ts';
import type { GreyImage } from './grey-image.ts';
import type { Code } from './photo-reading.ts';
import { resized } from './resize.ts';
import { straighten, type Strip } from './straighten.ts';
import { ROWS, stripAttempts } from './strip-attempts.ts';
import { stripImage } from './strip-image.ts';
import { stripedRegions, type StripedRegion } from './striped-regions.ts';

/** Defocused photos read better when they are smaller. */
const FRAME_SIDE = 800;
const LOCATOR_SIDE = 640;
const MOST_REGIONS = 6;
/** A smaller photo than this may hold codes too fine for the engine until it is made larger. */
const SMALL_SIDE = 1000;
/** Black-to-white changes across the shortest code worth reading (EAN-8 has 43, six digits of ITF 37). */
const LEAST_CHANGES = 24;

/** Share of a region's height that is its middle. */
const MIDDLE = 0.6;

type Find = { place: number; region: StripedRegion; strip: Strip };

/**
 * Every code of the photo, the sure ones first. `isLate` ends the search early, with what was found until then.
 */
export async function readCodes(photo: GreyImage, engine: Engine, isLate: () => boolean): Promise<Code[]> {
  const belief = new Belief();
  belief.note(engine.read(await resized(photo, FRAME_SIDE), 'frame'), 'frame');

  const finds = await findStripes(photo);
  for (const { place, strip } of finds) belief.note(engine.read(stripImage(strip), 'strip'), place);

  // All of them, whatever was read: the serial may be the code that is hardest to read.
  for (const find of finds) readThoroughly(photo, find, { engine, belief, isLate });
  if (!hasSureCode(belief) && !isLate()) belief.note(engine.read(photo, 'frame'), 'frame');
  if (!hasSureCode(belief) && !isLate() && Math.max(photo.width, photo.height) <= SMALL_SIDE)
    belief.note(engine.read(await resized(photo, 2 * Math.max(photo.width, photo.height)), 'frame'), 'frame');
  return belief.codes();
}

type Search = { engine: Engine; belief: Belief; isLate: () => boolean };

/**
 * Goes on with one region until what is there is beyond doubt, or all ways were tried. What was seen only in doubt
 * is tried once more on the middle of the region: other rows of the same bars.
 */
function readThoroughly(photo: GreyImage, { place, region, strip }: Find, search: Search): void {
  tryAll(stripAttempts(photo, region, strip), place, search);
  if (!search.belief.isSeen(place)) return;

  const middle = { ...region, height: region.height * MIDDLE };
  const middleStrip = straighten(photo, middle, { scale: 1, rows: ROWS });
  tryAll(stripAttempts(photo, middle, middleStrip), place, search);
}

function tryAll(images: Iterable<GreyImage>, place: number, { engine, belief, isLate }: Search): void {
  if (belief.isSettled(place) || isLate()) return;
  for (const image of images) {
    belief.note(engine.read(image, 'strip'), place);
    if (belief.isSettled(place) || isLate()) return;
  }
}

/** The regions striped as codes are, in pixels of the photo, each with its strip as it is. */
async function findStripes(photo: GreyImage): Promise<Find[]> {
  const small = await resized(photo, Math.min(LOCATOR_SIDE, Math.max(photo.width, photo.height)));
  const scale = photo.width / small.width;
  return stripedRegions(small, MOST_REGIONS)
    .map((region, place) => {
      const found = withMargins(region, scale);
      return { place, region: found, strip: straighten(photo, found, { scale: 1, rows: ROWS }) };
    })
    .filter(({ strip }) => mostChanges(strip) >= LEAST_CHANGES);
}

/** In the photo's own pixels, and longer at both ends: the margins of a code are part of it. */
function withMargins(region: StripedRegion, scale: number): StripedRegion {
  return {
    x: region.x * scale,
    y: region.y * scale,
    angle: region.angle,
    length: (region.length * 1.25 + 16) * scale,
    height: region.height * scale,
  };
}

/** How often the most striped row goes from dark to light and back. */
function mostChanges({ rows }: Strip): number {
  return Math.max(...rows.map(changesOf));
}

function changesOf(row: Float32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of row) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const hysteresis = (high - low) / 20;
  let [changes, turning, isRising] = [0, row[0] ?? 0, true];
  for (const value of row) {
    const isBeyond = isRising ? value >= turning : value <= turning;
    if (isBeyond) turning = value;
    else if (Math.abs(value - turning) > hysteresis) {
      changes++;
      turning = value;
      isRising = !isRising;
    }
  }
  return changes;
}

function hasSureCode(belief: Belief): boolean {
  return belief.codes().some((code) => code.confirmed);
}
