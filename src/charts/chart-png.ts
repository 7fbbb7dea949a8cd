import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { chartSvg } from './chart-svg.ts';
import { USUAL_SIZE, type Chart, type ChartSize } from './chart.ts';

/** Twice as sharp as its size says: for screens and print. */
const ZOOM = 2;

const fontFile = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** The chart as PNG, in the letters that come with the program: servers often have none. */
export function chartPng(chart: Chart, size: ChartSize = USUAL_SIZE): Uint8Array {
  const picture = new Resvg(chartSvg(chart, size), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile('DejaVuSans'), fontFile('DejaVuSans-Bold')],
      defaultFontFamily: 'DejaVu Sans',
    },
  });
  return picture.render().asPng();
}
