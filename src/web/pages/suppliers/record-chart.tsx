import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { RecordPoint } from './record-series.ts';

type Props = { points: readonly RecordPoint[]; unit: string };

/** A line over the periods; gaps where nothing happened. The table below it says the same. */
export function RecordChart({ points, unit }: Props) {
  const seen = points.filter((it) => it.value !== null);
  const last = seen.at(-1);
  return (
    <div
      role="img"
      aria-label={`${unit}, ${seen.length} periods, lately ${last?.value ?? 'unknown'} % in ${last?.period ?? ''}`}
    >
      <LineChart
        h={220}
        data={points.map(({ period, value }) => ({ period, [unit]: value }))}
        dataKey="period"
        series={[{ name: unit, color: 'cyan.7' }]}
        curveType="linear"
        connectNulls={false}
        unit=" %"
        yAxisProps={{ width: 60, domain: ['auto', 'auto'] }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
