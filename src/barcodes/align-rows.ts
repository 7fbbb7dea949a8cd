import type { Strip } from './straighten.ts';

/**
 * How the bars of a strip lean: by so many pixels from its top row to its bottom row in the middle, and by so many
 * more from its left end to its right (bars of a label seen from aside are not parallel).
 */
export type Lean = { middle: number; fan: number };

/** Finds the lean under which the mean of all rows has the most contrast, coarsely first, then finely. */
export function leanOf(strip: Strip): Lean {
  const rows = stripedRows(strip);
  let best: Lean = { middle: 0, fan: 0 };
  let bestScore = contrastUnder(strip, rows, best);
  for (const step of [8, 4, 2, 1, 0.5]) {
    const reach = step === 8 ? 3 : 2;
    const centre = best;
    for (let i = -reach; i <= reach; i++) {
      for (let j = -reach * 2; j <= reach * 2; j++) {
        const lean = { middle: centre.middle + i * step, fan: centre.fan + j * step * 1.5 };
        const score = contrastUnder(strip, rows, lean);
        if (score > bestScore) [best, bestScore] = [lean, score];
      }
    }
  }
  return best;
}

/** The means of `groups` bands of rows, one above another, and last the mean of all, with the lean taken out. */
export function averagedRows(strip: Strip, lean: Lean, groups: number): Strip {
  const rows = stripedRows(strip);
  const perGroup = Math.ceil(rows.length / groups);
  const bands = Array.from({ length: groups }, (_, g) => rows.slice(g * perGroup, (g + 1) * perGroup));
  const means = [...bands.filter((band) => band.length > 0), rows].map((band) => meanUnder(strip, band, lean, 1));
  return { width: strip.width, rows: means };
}

/** The numbers of the rows that are striped nearly as much as the most striped ones: captions and margins are not. */
function stripedRows({ rows }: Strip): number[] {
  const contrasts = rows.map((row) => contrastOf(row));
  const usual = [...contrasts].sort((a, b) => b - a)[Math.floor(rows.length / 4)] ?? 0;
  return rows.map((_, index) => index).filter((index) => (contrasts[index] ?? 0) >= usual * 0.6);
}

function contrastUnder(strip: Strip, rows: number[], lean: Lean): number {
  return contrastOf(meanUnder(strip, rows, lean, 2));
}

function contrastOf(row: Float32Array): number {
  let sum = 0;
  for (let i = 1; i < row.length; i++) sum += ((row[i] ?? 0) - (row[i - 1] ?? 0)) ** 2;
  return sum;
}

function meanUnder({ width, rows }: Strip, which: number[], { middle, fan }: Lean, step: number): Float32Array {
  const mean = new Float32Array(Math.floor(width / step));
  for (const index of which) {
    const row = rows[index] ?? mean;
    const height = (index + 0.5) / rows.length - 0.5;
    for (let i = 0; i < mean.length; i++) {
      const x = i * step + height * (middle + fan * ((i * step) / width - 0.5));
      const at = Math.floor(x);
      const part = x - at;
      const left = row[Math.min(width - 1, Math.max(0, at))] ?? 0;
      const right = row[Math.min(width - 1, Math.max(0, at + 1))] ?? 0;
      mean[i] = (mean[i] ?? 0) + left + (right - left) * part;
    }
  }
  return mean.map((sum) => sum / Math.max(1, which.length));
}
