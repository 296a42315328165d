import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { LearningReport } from '#contracts/insights.ts';
import { share } from '../../display/money.ts';

type Props = { curve: LearningReport['curves'][number] };

/** Mean reward, and how often memory chose otherwise, by decisions made. */
export function CurveChart({ curve: { points } }: Props) {
  const first = points[0]?.rewardBp;
  const last = points.at(-1)?.rewardBp;
  return (
    <div
      role="img"
      aria-label={`Reward from ${share(first)} with the first decisions to ${share(last)} with the last`}
    >
      <LineChart
        h={180}
        data={points}
        dataKey="decisionsCount"
        xAxisLabel="Decisions"
        yAxisProps={{ domain: [0, 10_000] }}
        valueFormatter={share}
        curveType="linear"
        withLegend
        series={[
          { name: 'rewardBp', label: 'Reward', color: 'cyan.7' },
          {
            name: 'byMemoryBp',
            label: 'Changed by memory',
            color: 'orange.6',
            strokeDasharray: '5 4',
          },
        ]}
      />
    </div>
  );
}
