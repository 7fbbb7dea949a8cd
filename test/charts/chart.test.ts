import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chartPng } from '../../src/charts/chart-png.ts';
import { chartSvg } from '../../src/charts/chart-svg.ts';
import type { Chart } from '../../src/charts/chart.ts';

const CHART: Chart = {
  title: 'Підписники й продажі',
  unit: 'осіб',
  kind: 'lines',
  labels: ['2026-03-28', '2026-03-29', '2026-03-30'],
  series: [
    { name: 'Telegram', values: [12_400, 12_450, 12_600] },
    { name: 'Viber', values: [7, null, 9] },
  ],
};

describe('a chart', () => {
  it('as SVG shows title, unit, labels, names and rounded numbers, and fetches nothing', () => {
    const svg = chartSvg(CHART);
    for (const text of ['Підписники й продажі', 'осіб', '2026-03-28', '2026-03-30', 'Telegram', 'Viber'])
      expect(svg).toContain(text);
    expect(svg.replaceAll(/\s/g, ' ')).toContain('>15 000<');
    expect(svg).not.toMatch(/<script|<image|href=|@import|url\(\s*['"]?http/);
    expect(svg).toMatch(/^<svg [^>]*width="960" height="480"/);
  });

  it('escapes what it is called', () => {
    const svg = chartSvg({ ...CHART, title: '<script>alert(1)</script> & "Ко"' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it.each(['lines', 'bars'] as const)('of %s as PNG has its size twice and colours of every series', async (kind) => {
    const { data, info } = await sharp(chartPng({ ...CHART, kind }, { width: 600, height: 300 }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1200, 600]);
    const colours = new Set<string>();
    for (let place = 0; place < data.length; place += 3) colours.add(data.subarray(place, place + 3).toString('hex'));
    expect([...colours]).toEqual(expect.arrayContaining(['ffffff', '0072b2', 'e69f00']));
  });

  it('as PNG has Ukrainian letters on a machine without a font', () => {
    const titles = ['Ґанок', 'Їанок', 'Єанок', 'Іанок', '’анок', ''];
    const pictures = titles.map((title) => Buffer.from(chartPng({ ...CHART, title })).toString('base64'));
    expect(new Set(pictures).size).toBe(titles.length);
  });

  it('stands with no data, one point and many', () => {
    expect(chartSvg({ ...CHART, labels: [], series: [] })).toContain('Підписники');
    expect(chartSvg({ ...CHART, labels: ['2026'], series: [{ name: 'x', values: [0] }] })).toContain('2026');
    const labels = Array.from({ length: 3_700 }, (_, day) => String(day));
    expect(chartSvg({ ...CHART, labels, series: [{ name: 'x', values: labels.map(Number) }] }).length).toBeLessThan(
      500_000,
    );
  });
});
