import { Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { LearningReport } from '#contracts/insights.ts';
import { lazyPart } from '../../app/load-part.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { count, share } from '../../display/money.ts';
import { QueryState } from '../../display/query-state.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { reportQuery } from './learning-queries.ts';

const CurveChart = lazyPart(() => import('./curve-chart.tsx'), 'CurveChart');

type Points = LearningReport['curves'][number];

/** How the reward of a question's decisions went from decision to decision. */
export function Curve({ question }: { question: string }) {
  const query = useQuery(reportQuery);
  return (
    <QueryState query={query} rows={1}>
      {({ curves }) => {
        const curve = curves.find((it) => it.question === question);
        return curve === undefined ? (
          <Text size="sm" c="dimmed">
            Its curve over time begins with 20 decisions; fewer would show luck.
          </Text>
        ) : (
          <CurveCard curve={curve} />
        );
      }}
    </QueryState>
  );
}

function CurveCard({ curve }: { curve: Points }) {
  return (
    <Paper mt="sm">
      <Title order={3} size="h5" mb={4}>
        Over time
      </Title>
      <Suspense fallback={<Skeleton height={180} />}>
        <CurveChart curve={curve} />
      </Suspense>
      <details>
        <summary>The same as a table</summary>
        <TableRegion label={`Decisions over time, ${curve.question.replaceAll('_', ' ')}`}>
          <Table verticalSpacing={3} fz="sm" maw={480}>
            <HeadRow
              columns={[
                { right: 'Decisions so far' },
                { right: 'Reward' },
                { right: 'Changed by memory' },
              ]}
            />
            <Table.Tbody>
              {curve.points.map((it) => (
                <Table.Tr key={it.decisionsCount}>
                  <Table.Td ta="right">{count(it.decisionsCount)}</Table.Td>
                  <Table.Td ta="right">{share(it.rewardBp)}</Table.Td>
                  <Table.Td ta="right">{share(it.byMemoryBp)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableRegion>
      </details>
    </Paper>
  );
}
