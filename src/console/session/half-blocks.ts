import type { Picture, PictureCell } from '../model/picture.ts';

/** Levels of the colour cube of the 256-colour palette (xterm, 256colres.h). */
const LEVELS = [0, 95, 135, 175, 215, 255];

/** A picture as half-blocks, two pixels one above the other in each place; `missing` when it cannot be decoded. */
export async function halfBlocks(bytes: Uint8Array, room: { columns: number; rows: number }): Promise<Picture> {
  const { shrinkToPixels } = await import('../../images/shrink-to-pixels.ts');
  const shrunk = await shrinkToPixels(bytes, { width: room.columns, height: room.rows * 2 });
  if (!shrunk.ok) return { state: 'missing' };
  const { rgb, width, height } = shrunk.value;
  const colourAt = (x: number, y: number) => {
    const at = (Math.min(y, height - 1) * width + x) * 3;
    return paletteColour(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
  };
  const rows = Array.from({ length: Math.ceil(height / 2) }, (_, y): PictureCell[] =>
    Array.from({ length: width }, (__, x) => ({ upper: colourAt(x, 2 * y), lower: colourAt(x, 2 * y + 1) })),
  );
  return { state: 'here', width, height, rows };
}

/** The nearest of the 216 colours of the cube and the 24 greys. */
export function paletteColour(red: number, green: number, blue: number): number {
  const cube = [red, green, blue].map(nearestLevel);
  const [r = 0, g = 0, b = 0] = cube;
  const grey = Math.max(0, Math.min(23, Math.round(((red + green + blue) / 3 - 8) / 10)));
  const greyLevel = 8 + 10 * grey;
  const distance = (...to: number[]) =>
    [red, green, blue].reduce((sum, value, at) => sum + (value - (to[at] ?? 0)) ** 2, 0);
  const toCube = distance(LEVELS[r] ?? 0, LEVELS[g] ?? 0, LEVELS[b] ?? 0);
  return distance(greyLevel, greyLevel, greyLevel) < toCube ? 232 + grey : 16 + 36 * r + 6 * g + b;
}

function nearestLevel(value: number): number {
  return LEVELS.reduce(
    (best, level, at) => (Math.abs(level - value) < Math.abs((LEVELS[best] ?? 0) - value) ? at : best),
    0,
  );
}
