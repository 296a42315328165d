import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { LearningReport } from '#contracts/insights.ts';
import { lazyPart } from '../../app/load-part.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { count, share } from '../../display/money.ts';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { calibrationSentence } from './calibration-words.ts';
import { reportQuery } from './learning-queries.ts';

const CalibrationChart = lazyPart(() => import('./calibration-chart.tsx'), 'CalibrationChart');

type Late = LearningReport['lateDeliveries'];

/** What was expected of deliveries from the months before them, beside what came. */
export function DeliveriesTab() {
  const query = useQuery(reportQuery);
  return (
    <QueryState
      query={query}
      isEmpty={({ lateDeliveries: { bins } }) => bins.length === 0}
      empty={
        <Empty title="No delivery was reported yet">
          Once receipts are recorded, each is held against what was expected of its supplier. Only
          lateness is forecast so; prices are under Found and confirmed.
        </Empty>
      }
    >
      {({ lateDeliveries }) => (
        <Stack>
          <Text size="sm">{calibrationSentence(lateDeliveries)}</Text>
          <Suspense fallback={<Skeleton height={300} />}>
            <CalibrationChart late={lateDeliveries} />
          </Suspense>
          <BinTable bins={lateDeliveries.bins} />
        </Stack>
      )}
    </QueryState>
  );
}

function BinTable({ bins }: { bins: Late['bins'] }) {
  return (
    <TableRegion label="Expected and come">
      <Table verticalSpacing={4} maw={480}>
        <HeadRow
          columns={[
            { right: 'Expected to be late' },
            { right: 'Came late' },
            { right: 'Deliveries' },
          ]}
        />
        <Table.Tbody>
          {bins.map((it) => (
            <Table.Tr key={it.expectedBp}>
              <Table.Td ta="right">{share(it.expectedBp)}</Table.Td>
              <Table.Td ta="right">{share(it.cameBp)}</Table.Td>
              <Table.Td ta="right">{count(it.deliveriesCount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
