import '@mantine/charts/styles.css';
import { ScatterChart } from '@mantine/charts';
import { metSentence } from './pattern-words.ts';
import type { FoundAndConfirmed } from './pattern-words.ts';

const percent = (bp: number) => Math.round(bp / 10) / 10;

/** Effects of earlier cases across, of later cases upwards; on the diagonal they agree. */
export function FoundChart({ pairs }: { pairs: readonly FoundAndConfirmed[] }) {
  const seriesOf = (isMet: boolean, name: string, color: string) => ({
    name,
    color,
    data: pairs
      .filter((it) => it.isMet === isMet)
      .map((it) => ({ earlier: percent(it.foundBp), later: percent(it.laterBp) })),
  });
  return (
    <div role="img" aria-label={metSentence(pairs)}>
      <ScatterChart
        h={300}
        data={[
          seriesOf(true, 'Came as found', 'teal.7'),
          seriesOf(false, 'Came otherwise', 'orange.7'),
        ]}
        dataKey={{ x: 'earlier', y: 'later' }}
        xAxisLabel="Earlier cases, %"
        yAxisLabel="Later cases, %"
        withLegend
        scatterChartProps={{ accessibilityLayer: false }}
        referenceLines={[
          { x: 0, color: 'gray.5' },
          { y: 0, color: 'gray.5' },
        ]}
      />
    </div>
  );
}
