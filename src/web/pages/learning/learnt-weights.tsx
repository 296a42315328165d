import { Paper, Table, Text, Title } from '@mantine/core';
import type { LearntWeights as Weights } from '#contracts/insights.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { Moment } from '../../display/moment.tsx';
import { count, share } from '../../display/money.ts';
import { TableRegion } from '../../display/table-region.tsx';

/** Weights that results have moved, version by version, with the reason for each. */
export function LearntWeights({ weights }: { weights: readonly Weights[] }) {
  return weights.map((it) => (
    <Paper withBorder p="md" key={`${it.kind} ${it.version}`}>
      <Title order={2} size="h4">
        {it.kind === 'ranking' ? 'Weights of the ranking' : 'Proposed weights of risk'}, version{' '}
        {it.version}
      </Title>
      <Text size="sm" mb="xs">
        Learnt <Moment atMs={it.learntAtMs} /> from {count(it.sampleSize)} results;{' '}
        {it.kind === 'ranking'
          ? 'agents use them.'
          : 'a proposal for the next risk policy, used by nobody until a person drafts it.'}
      </Text>
      <TableRegion label={`Weights of ${it.kind}, version ${it.version}`}>
        <Table verticalSpacing={4}>
          <HeadRow
            columns={['Factor', { right: 'Before' }, { right: 'Now' }, { right: 'Results' }, 'Why']}
          />
          <Table.Tbody>
            {it.because.map((factor) => (
              <Table.Tr key={factor.name}>
                <Table.Td>{factor.name.replaceAll('_', ' ')}</Table.Td>
                <Table.Td ta="right">{share(factor.fromBp)}</Table.Td>
                <Table.Td ta="right">{share(factor.toBp)}</Table.Td>
                <Table.Td ta="right">{count(factor.sampleSize)}</Table.Td>
                <Table.Td miw={240}>{factor.because}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </Paper>
  ));
}
