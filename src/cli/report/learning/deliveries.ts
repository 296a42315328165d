import type { Cell } from '#domain/learning/cells.ts';
import { WHOLE_COUNT } from '#domain/learning/cells.ts';
import { calibrationBins, calibrationError } from '#domain/learning/report/calibration.ts';
import { lateForecasts } from '#domain/learning/report/late-forecasts.ts';
import { chart } from '../chart.ts';
import type { Markup } from '#api/document/markup.ts';
import { html, section, table } from '#api/document/markup.ts';
import { percent } from './words.ts';

/** So many suppliers are shown, those with the most deliveries. */
const SUPPLIERS_MAX = 6;

/** What was expected of deliveries before they came, against what came. */
export function calibrationOf(late: readonly Cell[]): Markup {
  const title = 'Were expectations right?';
  const forecasts = lateForecasts(late);
  const bins = calibrationBins(forecasts);
  if (bins.length === 0) {
    return section('calibration', title, html`<p>No delivery was reported yet.</p>`);
  }
  const said = `Late deliveries: expected from the months before, and come. Mean distance ${percent(calibrationError(forecasts))}.`;
  const ends = [
    [0, 0],
    [1, 1],
  ];
  return section(
    'calibration',
    title,
    chart(said, {
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        name: 'expected',
        nameLocation: 'middle',
        nameGap: 28,
      },
      yAxis: { type: 'value', min: 0, max: 1, name: 'came late' },
      series: [
        {
          type: 'line',
          name: 'as expected',
          data: ends,
          symbol: 'none',
          lineStyle: { type: 'dashed' },
        },
        {
          type: 'scatter',
          name: 'deliveries',
          symbolSize: 12,
          data: bins.map((it) => [it.meanProbability, it.share]),
        },
      ],
    }),
    table(
      ['Expected', 'Came late', 'Deliveries, weighted'],
      bins.map((it) => [percent(it.meanProbability), percent(it.share), it.count.toFixed(1)]),
    ),
  );
}

/** How late the suppliers with the most deliveries were, quarter by quarter. */
export function trendsOf(late: readonly Cell[], names: ReadonlyMap<string, string>): Markup {
  const bySupplier = Map.groupBy(
    late.filter((it) => it.level === 'supplier'),
    (it) => it.key,
  );
  const shown = [...bySupplier]
    .map(([supplierId, cells]) => ({ supplierId, cells, count: countOf(cells) }))
    .toSorted((a, b) => b.count - a.count || (a.supplierId < b.supplierId ? -1 : 1))
    .slice(0, SUPPLIERS_MAX);
  const title = 'Suppliers over time';
  if (shown.length === 0) {
    return section('trends', title, html`<p>No delivery was reported yet.</p>`);
  }
  const quarters = quartersOf(shown.flatMap((it) => it.cells));
  return section(
    'trends',
    title,
    chart(`Late deliveries of the ${shown.length} suppliers with the most deliveries, by quarter`, {
      legend: { top: 0, itemGap: 64 },
      grid: { left: 64, right: 24, top: 80, bottom: 48 },
      xAxis: { type: 'category', data: quarters.map(quarterName) },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
      series: shown.map(({ supplierId, cells }) => ({
        type: 'line',
        name: names.get(supplierId) ?? supplierId,
        connectNulls: true,
        data: quarters.map((quarter) => lateShare(cells.filter((it) => quarterOf(it) === quarter))),
      })),
    }),
  );
}

const countOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, it) => sum + it.countMilli, 0) / WHOLE_COUNT;

/** In percent; `-` leaves a gap. */
function lateShare(cells: readonly Cell[]): number | '-' {
  const count = countOf(cells);
  const late = cells.reduce((sum, it) => sum + it.sumMilli, 0) / WHOLE_COUNT;
  return count === 0 ? '-' : Math.round((late / count) * 1_000) / 10;
}

const quarterOf = ({ monthNo }: Cell): number => Math.floor(monthNo / 3);

const quarterName = (quarter: number): string =>
  `${1970 + Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;

function quartersOf(cells: readonly Cell[]): number[] {
  const all = cells.map(quarterOf);
  const first = Math.min(...all);
  return Array.from({ length: Math.max(...all) - first + 1 }, (_, at) => first + at);
}
