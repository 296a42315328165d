import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Markup } from '#api/document/markup.ts';
import { html } from '#api/document/markup.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  AriaComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
>;

const SIZE = { width: 900, height: 340 };
const LOOK: ChartOption = {
  animation: false,
  grid: { left: 64, right: 24, top: 44, bottom: 48 },
  // The drawing knows no fonts and takes letters for narrower than most are.
  legend: { top: 8, itemGap: 48 },
  textStyle: { fontFamily: 'Arial, Helvetica, sans-serif' },
  // Okabe and Ito's palette, which most colour-blind people can tell apart.
  color: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'],
};

/** A chart drawn into the page, with what it shows in words for who does not see it. */
export function chart(said: string, option: ChartOption): Markup {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  drawn.setOption({ ...LOOK, ...option });
  const svg = { markup: drawn.renderToSVGString() };
  // Without it the process never ends.
  drawn.dispose();
  return html`<figure role="group" aria-label="${said}">
    ${svg}
    <figcaption>${said}</figcaption>
  </figure>`;
}
