import { Stack, Text } from '@mantine/core';
import type { StrategyInsights } from '#contracts/insights.ts';
import { IntervalBar } from '../../display/interval-bar.tsx';
import { count, share } from '../../display/money.ts';

type WithoutMemory = StrategyInsights['questions'][number]['withoutMemory'];

/** What was decided beside what the rules alone would have brought. */
export function RulesAlone({ withoutMemory }: { withoutMemory: WithoutMemory }) {
  if (withoutMemory === null) {
    return (
      <Text size="sm" c="dimmed">
        What the rules alone would have brought cannot be told yet: too little was tried.
      </Text>
    );
  }
  const { loggedBp, doublyRobustBp, differenceBp, sampleSize } = withoutMemory;
  const gain = -differenceBp.meanBp;
  const isSure = differenceBp.lowBp > 0 || differenceBp.highBp < 0;
  return (
    <Stack gap={4} maw={640}>
      <Text size="sm">
        With memory {share(loggedBp.meanBp)}, by the rules alone {share(doublyRobustBp.meanBp)}:
        memory {gain >= 0 ? 'brings' : 'costs'} {share(Math.abs(gain))}
        {isSure ? '' : ', which may be chance'}, over {count(sampleSize)}{' '}
        {sampleSize === 1 ? 'decision' : 'decisions'}.
      </Text>
      <Value name="With memory" value={loggedBp} color="cyan" />
      <Value name="Rules alone" value={doublyRobustBp} color="gray" />
    </Stack>
  );
}

type Estimate = { meanBp: number; lowBp: number; highBp: number };

function Value({ name, value, color }: { name: string; value: Estimate; color: string }) {
  const { meanBp, lowBp, highBp } = value;
  const words = `${name}: ${share(meanBp)}, between ${share(lowBp)} and ${share(highBp)}`;
  return (
    <div>
      <Text size="xs">{words}</Text>
      <IntervalBar
        label={words}
        low={lowBp}
        high={highBp}
        value={meanBp}
        from={0}
        to={10_000}
        color={color}
      />
    </div>
  );
}
