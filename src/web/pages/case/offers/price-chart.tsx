import { LineChart } from '@mantine/charts';
import { Box, Text } from '@mantine/core';
import { money, shortMoney } from '../../../display/money.ts';
import { amountSpan, priceInWords } from './price-words.ts';
import type { PriceLimits, PricePoint } from './rounds.ts';

const CHART_HEIGHT_PX = 210;

type Props = { points: readonly PricePoint[]; limits: PriceLimits | null; currency: string };

/** Both sides' totals over the rounds, between target and walk-away where they may be seen. */
export function PriceChart({ points, limits, currency }: Props) {
  const lines =
    limits === null
      ? []
      : [
          { y: limits.targetMinor, label: 'Target', color: 'green.7' },
          { y: limits.walkAwayMinor, label: 'Walk-away', color: 'red.7' },
        ];
  return (
    <Box component="figure" m={0}>
      <LineChart
        h={CHART_HEIGHT_PX}
        data={[...points]}
        dataKey="step"
        curveType="linear"
        withLegend
        legendProps={{ verticalAlign: 'top', height: 30 }}
        connectNulls
        series={[
          { name: 'theirsMinor', label: 'Supplier asks', color: 'cyan.7' },
          { name: 'oursMinor', label: 'We offer', color: 'orange.7', strokeDasharray: '5 3' },
        ]}
        referenceLines={lines}
        yAxisProps={{
          domain: amountSpan(points, limits),
          width: 64,
          tickFormatter: (it: number) => shortMoney(it, currency),
        }}
        valueFormatter={(it) => money(it, currency)}
      />
      <Text component="figcaption" size="xs" c="dimmed">
        {priceInWords(points, limits, currency)}
      </Text>
    </Box>
  );
}
