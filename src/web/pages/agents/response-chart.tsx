import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { RolePerformance } from '#contracts/operations.ts';
import { duration } from '../../display/moment.tsx';

/** Typical and slow answers of each role side by side; the table below says the same. */
export function ResponseChart({ roles }: { roles: readonly RolePerformance[] }) {
  const slowest = roles.toSorted((a, b) => (b.responseMsP95 ?? 0) - (a.responseMsP95 ?? 0))[0];
  return (
    <div
      role="img"
      aria-label={`Response times; slowest is ${slowest?.role ?? 'nobody'} with 95 % within ${duration(slowest?.responseMsP95)}`}
    >
      <BarChart
        h={180}
        orientation="vertical"
        data={roles.map((it) => ({
          agent: it.role,
          Typical: it.responseMsP50 ?? 0,
          '95 % within': it.responseMsP95 ?? 0,
        }))}
        dataKey="agent"
        series={[
          { name: 'Typical', color: 'cyan.7' },
          { name: '95 % within', color: 'gray.5' },
        ]}
        valueFormatter={(it) => duration(it)}
        withLegend
        yAxisProps={{ width: 90 }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
