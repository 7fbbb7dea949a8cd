import type { GreyImage } from './grey-image.ts';
import { cellGradients, type CellGrid } from './cell-gradients.ts';

/** A part of a photo that is striped as barcodes are; pixels of the image it was found in. */
export type StripedRegion = {
  x: number;
  y: number;
  /** Radians from the x axis to the direction across the bars, in which a code is read. */
  angle: number;
  /** Across the bars, and along them. */
  length: number;
  height: number;
};

const CELL = 8;
const LEAST_COHERENCE = 0.55;
const LEAST_ENERGY = 40;
/** More than this is one edge, of a label or a letter, not stripes. */
const MOST_ONESIDEDNESS = 0.6;
const LEAST_CELLS = 6;
/** How far, in radians, neighbouring cells of one region may differ in direction. */
const SAME_DIRECTION = 0.35;
/** A row of cells belongs to a code when it has this share of the fullest row's cells. */
const LEAST_SHARE = 0.3;

/**
 * The regions whose brightness changes to and fro in one direction and hardly at all in the other, the largest
 * first. Meant for a small copy of the photo (640 pixels), where narrow bars still make a texture.
 */
export function stripedRegions(image: GreyImage, most: number): StripedRegion[] {
  const grid = cellGradients(image, CELL);
  const regions = connectedCells(grid)
    .filter((cells) => cells.length >= LEAST_CELLS)
    .flatMap((cells) => boxesAround(cells, grid));
  return regions.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, most);
}

/** Long ones first: height says less of whether it is a code. */
function weightOf({ length, height }: StripedRegion): number {
  return length * Math.sqrt(height);
}

/** Groups of touching cells that are striped in about the same direction. */
function connectedCells(grid: CellGrid): number[][] {
  const striped = grid.energy.map((energy, cell) =>
    energy >= LEAST_ENERGY &&
    (grid.coherence[cell] ?? 0) >= LEAST_COHERENCE &&
    (grid.onesidedness[cell] ?? 1) <= MOST_ONESIDEDNESS
      ? 1
      : 0,
  );
  const groups: number[][] = [];
  for (let cell = 0; cell < striped.length; cell++) {
    if (striped[cell] !== 1) continue;
    groups.push(floodFrom(cell, striped, grid));
  }
  return groups;
}

/** Takes the cells that hang together with the first one, and marks them as taken. */
function floodFrom(first: number, striped: Float32Array, grid: CellGrid): number[] {
  const group = [first];
  striped[first] = 0;
  for (const cell of group) {
    for (const neighbour of neighboursOf(cell, grid)) {
      if (striped[neighbour] !== 1) continue;
      if (angleBetween(grid.angle[cell] ?? 0, grid.angle[neighbour] ?? 0) > SAME_DIRECTION) continue;
      striped[neighbour] = 0;
      group.push(neighbour);
    }
  }
  return group;
}

function neighboursOf(cell: number, { columns, rows }: CellGrid): number[] {
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  const neighbours: number[] = [];
  for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++)
    for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) neighbours.push(ny * columns + nx);
  return neighbours;
}

/** Between two directions without sense: 0 to a quarter turn. */
function angleBetween(a: number, b: number): number {
  const apart = Math.abs(a - b) % Math.PI;
  return Math.min(apart, Math.PI - apart);
}

/** Upright boxes around the cells in the frame of their common direction: one for each code of a stack of them. */
function boxesAround(cells: number[], grid: CellGrid): StripedRegion[] {
  const angle = commonAngle(cells, grid);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const places = cells.map((cell) => {
    const x = ((cell % grid.columns) + 0.5) * CELL;
    const y = (Math.floor(cell / grid.columns) + 0.5) * CELL;
    return { across: x * cos + y * sin, along: y * cos - x * sin };
  });

  return denseRuns(places.map(({ along }) => along)).map(([top, bottom]) => {
    const layer = places.filter(({ along }) => along >= top && along <= bottom);
    const runs = denseRuns(layer.map(({ across }) => across));
    const left = Math.min(...runs.map((run) => run[0]));
    const right = Math.max(...runs.map((run) => run[1]));
    const across = (left + right) / 2;
    const along = (top + bottom) / 2;
    return {
      x: across * cos - along * sin,
      y: across * sin + along * cos,
      angle,
      length: right - left,
      height: bottom - top,
    };
  });
}

/** Where cells lie close along one axis: first and last pixel of every stretch that is not nearly empty. */
function denseRuns(positions: number[]): [number, number][] {
  const first = Math.min(...positions) - CELL / 2;
  const bins = countsByCell(positions, first);
  const least = Math.max(...bins) * LEAST_SHARE;

  const runs: [number, number][] = [];
  let start = -1;
  for (let bin = 0; bin <= bins.length; bin++) {
    const isDense = (bins[bin] ?? 0) >= least && bin < bins.length;
    if (isDense && start < 0) start = bin;
    if (isDense || start < 0) continue;
    runs.push([first + start * CELL, first + bin * CELL]);
    start = -1;
  }
  return runs;
}

/** How many positions lie in each cell's width from `first` on; one between two counts for both in part. */
function countsByCell(positions: number[], first: number): Float32Array {
  const last = Math.max(...positions) + CELL / 2;
  const bins = new Float32Array(Math.ceil((last - first) / CELL) + 1);
  for (const position of positions) {
    const place = (position - first) / CELL - 0.5;
    const bin = Math.max(0, Math.floor(place));
    bins[bin] = (bins[bin] ?? 0) + 1 - (place - bin);
    bins[bin + 1] = (bins[bin + 1] ?? 0) + (place - bin);
  }
  return bins;
}

function commonAngle(cells: number[], { xx, yy, xy }: CellGrid): number {
  let [difference, mixed] = [0, 0];
  for (const cell of cells) {
    difference += (xx[cell] ?? 0) - (yy[cell] ?? 0);
    mixed += 2 * (xy[cell] ?? 0);
  }
  return Math.atan2(mixed, difference) / 2;
}
