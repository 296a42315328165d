import { Table } from '@mantine/core';
import type { Trace } from '../../../client/types.ts';
import { count } from '../../../display/money.ts';
import { duration } from '../../../display/moment.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { addressName } from '../conversation/rows/lanes.ts';
import type { Names } from '../conversation/rows/lanes.ts';

const HEADS = ['Handled', 'Sent', 'From writing to dealt with', 'Average'];

/** Who wrote and handled how much, and how long that took in all. */
export function AgentTimes({ trace, names }: { trace: Trace; names: Names }) {
  return (
    <TableRegion label="Time by agent">
      <Table maw={720} verticalSpacing={4}>
        <Table.Caption>By agent; suppliers&apos; answers are no messages of agents</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Who</Table.Th>
            {HEADS.map((it) => (
              <Table.Th key={it} scope="col" ta="right">
                {it}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trace.perAgent
            .toSorted((a, b) => b.busyMs - a.busyMs)
            .map(({ agent, handledCount, sentCount, busyMs }) => (
              <Table.Tr key={agent}>
                <Table.Th scope="row" fw={400}>
                  {addressName(agent, names)}
                </Table.Th>
                <Table.Td ta="right">{count(handledCount)}</Table.Td>
                <Table.Td ta="right">{count(sentCount)}</Table.Td>
                <Table.Td ta="right">{handledCount === 0 ? 'none' : duration(busyMs)}</Table.Td>
                <Table.Td ta="right">
                  {handledCount === 0 ? 'none' : duration(busyMs / handledCount)}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
