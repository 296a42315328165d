import {
  Group,
  Paper,
  SegmentedControl,
  Skeleton,
  Spoiler,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../../app/load-part.ts';
import { useAddress } from '../../display/address.ts';
import { count, share } from '../../display/money.ts';
import { Empty } from '../../display/query-state.tsx';
import { Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { recordSeries } from './record-series.ts';
import type { RecordPoint } from './record-series.ts';
import type { Scorecard } from './supplier-types.ts';

const RecordChart = lazyPart(() => import('./record-chart.tsx'), 'RecordChart');

const CRITERIA = ['delivery', 'quality', 'price', 'responsiveness'] as const;
const words = {
  delivery: { name: 'Delivery', unit: 'Delivered on time', of: 'deliveries' },
  quality: { name: 'Quality', unit: 'Units accepted', of: 'inspections' },
  price: { name: 'Price', unit: 'Of the median price', of: 'prices' },
  responsiveness: { name: 'Answers', unit: 'Requests answered', of: 'requests' },
} as const;

/** What was seen of a supplier, by criterion and period. */
export function RecordPanel({ scorecard }: { scorecard: Scorecard }) {
  const { oneOf, set } = useAddress();
  const criterion = oneOf('criterion', CRITERIA, 'delivery');
  const points = recordSeries(scorecard.periods, criterion);
  const known = points.filter((it) => it.value !== null);
  const score = scorecard.criteria.find((it) => it.name === criterion);
  const { name, unit, of } = words[criterion];
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Record by {scorecard.period}
        </Title>
        <SegmentedControl
          aria-label="Criterion"
          size="xs"
          value={criterion}
          onChange={(next) => set({ criterion: next })}
          data={CRITERIA.map((value) => ({ value, label: words[value].name }))}
        />
      </Group>
      {score !== undefined && (
        <Text size="sm" mb="xs">
          {name}: {share(score.scoreBp)} from {count(score.sampleSize)} {of} in{' '}
          {count(score.periodsCount)} periods, {share(score.weightBp)} of the standing.
          {score.sampleSize === 0 &&
            ' Nothing was seen yet; this is what is expected of somebody new.'}
        </Text>
      )}
      {known.length === 0 ? (
        <Empty title={`No ${of} yet`}>The record begins with the first one.</Empty>
      ) : (
        <>
          <Suspense fallback={<Skeleton height={220} />}>
            <RecordChart points={points} unit={unit} />
          </Suspense>
          <Spoiler maxHeight={0} showLabel="Show the figures" hideLabel="Hide the figures">
            <RecordTable points={points} unit={unit} of={of} />
          </Spoiler>
        </>
      )}
    </Paper>
  );
}

type TableProps = { points: readonly RecordPoint[]; unit: string; of: string };

function RecordTable({ points, unit, of }: TableProps) {
  return (
    <TableRegion label="Record by period">
      <Table maw={480} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Period</Table.Th>
            <Table.Th scope="col" ta="right">
              {unit}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Of {of}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.map(({ period, value, of: size }) => (
            <Table.Tr key={period}>
              <Table.Td>{period}</Table.Td>
              <Table.Td ta="right">{value === null ? <Unknown /> : `${value} %`}</Table.Td>
              <Table.Td ta="right">{count(size)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
