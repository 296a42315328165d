import { Table, Title } from '@mantine/core';
import type { ThresholdMove } from '#contracts/risk-policy.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { count, share } from '../../../display/money.ts';
import { day } from '../../../display/moment.tsx';
import { TableRegion } from '../../../display/table-region.tsx';

/** Where measured results moved the approval threshold inside its band, and why. */
export function ThresholdMoves({ moves }: { moves: readonly ThresholdMove[] }) {
  if (moves.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        What results have moved
      </Title>
      <TableRegion label="Moves of the threshold">
        <Table verticalSpacing={4}>
          <HeadRow
            columns={[
              'Day',
              'Version',
              { right: 'From' },
              { right: 'To' },
              { right: 'Results' },
              'Why',
            ]}
          />
          <Table.Tbody>
            {moves.map((it) => (
              <Table.Tr key={`${it.policyVersion} ${it.movedOn}`}>
                <Table.Td>{day(it.movedOn)}</Table.Td>
                <Table.Td>{it.policyVersion}</Table.Td>
                <Table.Td ta="right">{share(it.fromBp)}</Table.Td>
                <Table.Td ta="right">{share(it.toBp)}</Table.Td>
                <Table.Td ta="right">
                  {count(it.sample.badCount)} bad of {count(it.sample.resultsCount)}
                </Table.Td>
                <Table.Td>{it.because}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </section>
  );
}
