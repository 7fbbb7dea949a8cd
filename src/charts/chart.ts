/** A line or a row of bars; nothing stands where there is no number. */
export type ChartSeries = { name: string; values: readonly (number | null)[] };

/** What a chart shows. `bars` stand on each other, `lines` run side by side; a label for each value. */
export type Chart = {
  title: string;
  /** What the numbers count, under the title. */
  unit: string;
  kind: 'lines' | 'bars';
  labels: readonly string[];
  series: readonly ChartSeries[];
};

/** In pixels. */
export type ChartSize = { width: number; height: number };

export const USUAL_SIZE: ChartSize = { width: 960, height: 480 };
