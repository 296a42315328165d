import { Paper, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { HeadRow } from '../../display/head-row.tsx';
import { Moment } from '../../display/moment.tsx';
import { count } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { failuresQuery } from './agent-queries.ts';
import { failureGroups } from './failure-groups.ts';

/** What agents could not handle and nobody has settled, by agent and reason. */
export function Failures() {
  const query = useQuery(failuresQuery);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">
        Failures
      </Title>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title="No message is buried">Every message was handled.</Empty>}
      >
        {({ items }) => (
          <TableRegion label="Failures by agent and reason">
            <Table verticalSpacing={6}>
              <HeadRow columns={['Agent', 'Reason', { right: 'Messages' }, 'Last']} />
              <Table.Tbody>
                {failureGroups(items).map((it) => (
                  <Table.Tr key={`${it.agent} ${it.reason}`}>
                    <Table.Td>{it.agent}</Table.Td>
                    <Table.Td>
                      <PageLink to="/system" search={{ tab: 'dead-letters' }} size="sm">
                        {it.reason}
                      </PageLink>
                    </Table.Td>
                    <Table.Td ta="right">{count(it.messagesCount)}</Table.Td>
                    <Table.Td>
                      <Moment atMs={it.lastAtMs} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableRegion>
        )}
      </QueryState>
    </Paper>
  );
}
