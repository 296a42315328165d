import { Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { PatternInsights } from '#contracts/insights.ts';
import { lazyPart } from '../../app/load-part.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { AboutSwitch, useAbout } from './about-switch.tsx';
import { patternsQuery } from './learning-queries.ts';
import { change, foundAndConfirmed, metSentence } from './pattern-words.ts';
import type { FoundAndConfirmed } from './pattern-words.ts';

const FoundChart = lazyPart(() => import('./found-chart.tsx'), 'FoundChart');

/** What earlier cases said would come, beside what later cases showed. */
export function ForecastsTab() {
  const query = useQuery(patternsQuery);
  return <QueryState query={query}>{(insights) => <Forecasts insights={insights} />}</QueryState>;
}

function Forecasts({ insights }: { insights: PatternInsights }) {
  const about = useAbout();
  const all = foundAndConfirmed([...insights.patterns, ...insights.rejected]);
  const pairs = all.filter((it) => it.of === about);
  return (
    <Stack>
      <Group>
        <AboutSwitch />
      </Group>
      {pairs.length === 0 ? (
        <Empty title="Nothing to hold against each other yet">
          Earlier cases have to show something, and later ones have to be there to confirm it.
        </Empty>
      ) : (
        <>
          <Text size="sm">{metSentence(pairs)}</Text>
          <Suspense fallback={<Skeleton height={300} />}>
            <FoundChart pairs={pairs} />
          </Suspense>
          <FoundTable pairs={pairs} />
        </>
      )}
    </Stack>
  );
}

function FoundTable({ pairs }: { pairs: readonly FoundAndConfirmed[] }) {
  return (
    <TableRegion label="Found and confirmed">
      <Table verticalSpacing={4} maw={900}>
        <HeadRow
          columns={[
            'About',
            { right: 'Earlier cases' },
            { right: 'Later cases' },
            { right: 'Interval of the later' },
            'Came as found',
          ]}
        />
        <Table.Tbody>
          {pairs.map((it) => (
            <Table.Tr key={it.name}>
              <Table.Td>{it.name}</Table.Td>
              <Table.Td ta="right">{change(it.foundBp)}</Table.Td>
              <Table.Td ta="right">{change(it.laterBp)}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {change(it.laterLowBp)} to {change(it.laterHighBp)}
              </Table.Td>
              <Table.Td>
                <Sign word={it.isMet ? 'Yes' : 'No'} tone={it.isMet ? 'good' : 'warning'} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
