import { describe, expect, it } from 'vitest';
import { plots } from '../../../../src/cli/commands/stats/plot.ts';
import type { StatisticsAnswer } from '../../../../src/control/contract/statistics.ts';

const DAYS = Array.from({ length: 30 }, (_, day) => `2026-09-${String(day + 1).padStart(2, '0')}`);

function answer(
  ...series: [messenger: 'telegram' | 'viber' | null, value: (day: number) => number | null][]
): StatisticsAnswer {
  return {
    by: 'day',
    periods: DAYS.map((day) => ({ from: day, to: day })),
    figures: [{ key: 'subscribers', title: 'Підписники', unit: 'осіб', meaning: '', kind: 'level' }],
    series: series.map(([messenger, value]) => ({
      messenger,
      figure: 'subscribers',
      values: DAYS.map((_, day) => value(day)),
      total: null,
    })),
  };
}

describe('a plot', () => {
  it('names figure and unit, and the first, middle and last day, within the width of the terminal', async () => {
    for (const columns of [80, 120]) {
      const drawn = await plots(answer(['telegram', (day) => 12_000 + day * 40]), { columns, colour: false });
      for (const words of ['Підписники, осіб', '2026-09-01', '2026-09-16', '2026-09-30', '13 160'])
        expect(drawn).toContain(words);
      expect(Math.max(...drawn.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('has a line for each messenger in its colour, or without colours a plot for each', async () => {
    const both = answer(['telegram', (day) => day], ['viber', (day) => 30 - day], [null, () => 30]);
    const coloured = await plots(both, { columns: 80, colour: true });
    expect(coloured.match(/▲/g)).toHaveLength(1);
    expect(coloured).toMatch(/telegram[\s\S]*viber/);
    const plain = await plots(both, { columns: 80, colour: false });
    expect(plain.match(/▲/g)).toHaveLength(2);
    expect(plain).not.toContain('\u001b');
  });

  it.each<[string, (day: number) => number | null]>([
    ['nothing but zero', () => 0],
    ['no number at all', () => null],
    ['one number', (day) => (day === 3 ? 5 : null)],
    ['gaps', (day) => (day % 2 ? day : null)],
  ])('stands with %s', async (_, value) => {
    expect(await plots(answer(['telegram', value]), { columns: 80, colour: true })).toContain('Підписники');
  });
});
