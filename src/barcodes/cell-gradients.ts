import type { GreyImage } from './grey-image.ts';

/** The structure tensor of an image, summed over square cells and smoothed over their neighbours. */
export type CellGrid = {
  columns: number;
  rows: number;
  /** Mean products of the brightness' slopes. */
  xx: Float32Array;
  yy: Float32Array;
  xy: Float32Array;
  /** How much brightness changes: xx + yy. */
  energy: Float32Array;
  /** 0: changes in all directions alike; 1: in one direction only. */
  coherence: Float32Array;
  /** 0: as much brighter as darker, as across stripes; 1: brighter or darker only, as across one edge. */
  onesidedness: Float32Array;
  /** Radians of the direction in which brightness changes. */
  angle: Float32Array;
};

/** Measures in every cell of `size` pixels how strongly, and how much in one direction, brightness changes. */
export function cellGradients(image: GreyImage, size: number): CellGrid {
  const columns = Math.floor(image.width / size);
  const rows = Math.floor(image.height / size);
  const sums = slopeSums(image, size, columns, rows);
  const smooth = (sum: Float32Array): Float32Array => smoothed(sum, columns, rows);
  const [xx, yy, xy] = [smooth(sums.xx), smooth(sums.yy), smooth(sums.xy)];
  const [x, y, steep] = [smooth(sums.x), smooth(sums.y), smooth(sums.steep)];

  const energy = xx.map((value, cell) => value + (yy[cell] ?? 0));
  const coherence = energy.map((value, cell) => {
    const difference = (xx[cell] ?? 0) - (yy[cell] ?? 0);
    return value > 0 ? Math.hypot(difference, 2 * (xy[cell] ?? 0)) / value : 0;
  });
  const onesidedness = steep.map((value, cell) => (value > 0 ? Math.hypot(x[cell] ?? 0, y[cell] ?? 0) / value : 0));
  const angle = energy.map((_, cell) => Math.atan2(2 * (xy[cell] ?? 0), (xx[cell] ?? 0) - (yy[cell] ?? 0)) / 2);
  return { columns, rows, xx, yy, xy, energy, coherence, onesidedness, angle };
}

type SlopeSums = Record<'xx' | 'yy' | 'xy' | 'x' | 'y' | 'steep', Float32Array>;

/**
 * Means over each cell of the slopes, of their products, and of their steepness. The slopes are Scharr's, whose
 * directions are truer for fine stripes than those of plain differences.
 */
function slopeSums({ width, pixels }: GreyImage, size: number, columns: number, rows: number): SlopeSums {
  const empty = (): Float32Array => new Float32Array(columns * rows);
  const sums = { xx: empty(), yy: empty(), xy: empty(), x: empty(), y: empty(), steep: empty() };
  const share = 1 / size ** 2;
  for (let y = 1; y < rows * size - 1; y++) {
    const cellRow = Math.floor(y / size) * columns;
    for (let x = 1; x < columns * size - 1; x++) {
      const at = y * width + x;
      const [nw, n, ne] = [pixels[at - width - 1] ?? 0, pixels[at - width] ?? 0, pixels[at - width + 1] ?? 0];
      const [sw, s, se] = [pixels[at + width - 1] ?? 0, pixels[at + width] ?? 0, pixels[at + width + 1] ?? 0];
      const dx = (10 * ((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0)) + 3 * (ne + se - nw - sw)) / 32;
      const dy = (10 * (s - n) + 3 * (sw + se - nw - ne)) / 32;
      const cell = cellRow + Math.floor(x / size);
      add(sums.xx, cell, dx * dx * share);
      add(sums.yy, cell, dy * dy * share);
      add(sums.xy, cell, dx * dy * share);
      add(sums.x, cell, dx * share);
      add(sums.y, cell, dy * share);
      add(sums.steep, cell, Math.sqrt(dx * dx + dy * dy) * share);
    }
  }
  return sums;
}

function add(sums: Float32Array, cell: number, value: number): void {
  sums[cell] = (sums[cell] ?? 0) + value;
}

/** Each cell's mean with its eight neighbours. */
function smoothed(values: Float32Array, columns: number, rows: number): Float32Array {
  return values.map((_, cell) => {
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    let [sum, count] = [0, 0];
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        sum += values[ny * columns + nx] ?? 0;
        count++;
      }
    }
    return sum / count;
  });
}
