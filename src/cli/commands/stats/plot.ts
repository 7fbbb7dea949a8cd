import type { StatisticsAnswer } from '../../../control/contract/statistics.ts';
import { shownNumber } from './shown-number.ts';

type Line = { name: string; values: readonly (number | null)[] };

const COLOURS = ['ansiCyan', 'ansiYellow', 'ansiGreen', 'ansiMagenta'] as const;
const HEIGHT = 13;
const TICKS = 5;
/** Beside the lines: the numbers of the axis, and the arrow at its end. */
const MARGIN = 14;

/**
 * Figures as plots of lines for a terminal so many columns wide, one under the other; each with a line for every messenger.
 * Lines that no colour would tell apart are drawn one by one.
 */
export async function plots(answer: StatisticsAnswer, { columns, colour }: { columns: number; colour: boolean }) {
  const { plot } = await import('simple-ascii-chart');
  const labels = answer.periods.map(({ from }) => from);
  const draw = (title: string, lines: readonly Line[]) => {
    const width = Math.max(20, columns - MARGIN);
    const last = labels.length - 1;
    const drawn = plot(lines.map(pointsOf), {
      title,
      width,
      height: HEIGHT,
      customXAxisTicks: [...new Set([0, Math.round(last / 2), last])],
      customYAxisTicks: heightsOf(lines),
      formatter: (value, { axis }) => (axis === 'x' ? (labels[value] ?? '') : shownNumber(value)),
      ...(colour && { color: [...COLOURS] }),
      ...(lines.length > 1 && { legend: { position: 'bottom' as const, series: lines.map(({ name }) => name) } }),
    });
    return drawn
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  };
  return answer.figures
    .flatMap(({ key, title, unit }) => {
      const lines = linesOf(answer, key);
      const heading = `${title}, ${unit}`;
      if (colour || lines.length === 1) return [draw(heading, lines)];
      return lines.map((line) => draw(`${heading}: ${line.name}`, [line]));
    })
    .join('\n');
}

/** The lowest and the highest number, and some between: by itself the library names those of the data that it meets. */
function heightsOf(lines: readonly Line[]): number[] {
  const numbers = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  if (numbers.length === 0) return [];
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
  const ticks = Array.from({ length: TICKS }, (_, at) => lowest + ((highest - lowest) * at) / (TICKS - 1));
  return highest - lowest < TICKS - 1 ? [...new Set([lowest, highest])] : ticks;
}

function linesOf({ series }: StatisticsAnswer, key: string): Line[] {
  return series
    .filter(({ figure, messenger }) => figure === key && messenger !== null)
    .map(({ messenger, values }) => ({ name: messenger ?? '', values }));
}

function pointsOf({ values }: Line): [number, number][] {
  return values.flatMap((value, place): [number, number][] => (value === null ? [] : [[place, value]]));
}
