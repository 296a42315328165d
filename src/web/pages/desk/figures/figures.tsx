import '@mantine/charts/styles.css';
import { Box, Group, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DeskFigures } from '#contracts/desk.ts';
import { get } from '../../../client/calls.ts';
import { useAddress } from '../../../display/address.ts';
import { money } from '../../../display/money.ts';
import { QueryState } from '../../../display/query-state.tsx';
import { CycleTime, Savings, Success, Throughput } from './four-figures.tsx';

const PERIODS = ['30', '90', '365'] as const;

/** How it goes: four figures, each with its trend and its definition. */
export function Figures() {
  const { oneOf, text, set } = useAddress();
  const days = PERIODS.find((it) => it === text('days')) ?? oneOf('days', PERIODS, '90');
  const figures = useQuery({
    queryKey: ['figures', days],
    queryFn: ({ signal }) => get<DeskFigures>('/v1/desk/figures', { days }, signal),
  });
  return (
    <Box component="section" aria-labelledby="figures">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="figures">
          How it goes
        </Title>
        <SegmentedControl
          aria-label="Period of the figures"
          size="xs"
          data={PERIODS.map((value) => ({ value, label: `${value} days` }))}
          value={days}
          onChange={(value) => set({ days: value === '90' ? undefined : value })}
        />
      </Group>
      <QueryState query={figures} rows={6}>
        {(it) => (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="xs">
              <Throughput figures={it} />
              <Success figures={it} />
              <CycleTime figures={it} />
              <Savings figures={it} />
            </SimpleGrid>
            <OpenValue openValue={it.openValue} />
          </>
        )}
      </QueryState>
    </Box>
  );
}

function OpenValue({ openValue: { amounts, definition } }: Pick<DeskFigures, 'openValue'>) {
  if (amounts.length === 0) return null;
  const worth = amounts.map((it) => `${money(it.valueMinor, it.currency)} in ${it.casesCount}`);
  return (
    <Text size="sm" c="dimmed" mt="xs" title={definition}>
      In work now: {worth.join(', ')} cases.
    </Text>
  );
}
