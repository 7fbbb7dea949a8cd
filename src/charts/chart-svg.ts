import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { USUAL_SIZE, type Chart, type ChartSeries, type ChartSize } from './chart.ts';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Where a picture of the chart finds letters: DejaVu comes with the program, the others are for viewers without it. */
const FONTS = 'DejaVu Sans, Verdana, Arial, sans-serif';
/** Told apart by people who see red and green alike (Okabe and Ito, "Color Universal Design"). */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9', '#f0e442', '#666666'];
/** With more points than this their marks would hide the line. */
const MARKED_POINTS = 40;

/** The chart as SVG. Needs neither a browser nor anything from outside. */
export function chartSvg(chart: Chart, size: ChartSize = USUAL_SIZE): string {
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    drawn.setOption(optionsOf(chart));
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
}

function optionsOf(chart: Chart) {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: { fontFamily: FONTS },
    title: { text: chart.title, subtext: chart.unit, left: 'center', top: 8, textStyle: { fontSize: 17 } },
    legend: { bottom: 8, data: chart.series.map(({ name }) => name) },
    grid: { left: 32, right: 32, top: 76, bottom: 56 },
    xAxis: { type: 'category', data: [...chart.labels], axisTick: { alignWithLabel: true } },
    yAxis: { type: 'value', axisLabel: { formatter: shownNumber } },
    series: chart.series.map((series) => seriesOf(series, chart)),
  };
}

function seriesOf({ name, values }: ChartSeries, { kind, labels }: Chart) {
  if (kind === 'bars') return { name, type: 'bar', stack: 'all', barMaxWidth: 48, data: [...values] };
  return { name, type: 'line', showSymbol: labels.length <= MARKED_POINTS, lineStyle: { width: 2 }, data: [...values] };
}

/** `12 400`: thousands apart, as in Ukrainian. */
function shownNumber(value: number): string {
  return value.toLocaleString('uk-UA');
}
