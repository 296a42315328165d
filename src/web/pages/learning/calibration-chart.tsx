import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';
import type { LearningReport } from '#contracts/insights.ts';
import { calibrationSentence } from './calibration-words.ts';

const percent = (bp: number) => Math.round(bp / 10) / 10;

/** What came over what was expected; on the dashed line they agree. */
export function CalibrationChart({ late }: { late: LearningReport['lateDeliveries'] }) {
  const points = late.bins.map((it) => ({
    expected: percent(it.expectedBp),
    asExpected: percent(it.expectedBp),
    came: percent(it.cameBp),
  }));
  return (
    <div role="img" aria-label={calibrationSentence(late)}>
      <CompositeChart
        h={300}
        maw={720}
        data={points}
        dataKey="expected"
        xAxisLabel="Expected to be late, %"
        yAxisLabel="Came late, %"
        withLegend
        curveType="linear"
        series={[
          {
            name: 'asExpected',
            label: 'As expected',
            color: 'gray.6',
            type: 'line',
            strokeDasharray: '5 4',
          },
          { name: 'came', label: 'Came', color: 'cyan.7', type: 'line' },
        ]}
      />
    </div>
  );
}
