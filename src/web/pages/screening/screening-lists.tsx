import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ListVersion, ScreeningList } from '#contracts/screening.ts';
import { get } from '../../client/calls.ts';
import type { Items } from '../../client/types.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { when } from '../../display/moment.tsx';
import { count } from '../../display/money.ts';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';

/** Lists that suppliers are compared with: who publishes them, of which day, and every version. */
export function ScreeningLists() {
  const query = useQuery({
    queryKey: ['screening', 'lists'],
    queryFn: ({ signal }) => get<Items<ScreeningList>>('/v1/screening/lists', {}, signal),
  });
  return (
    <QueryState
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Empty title="No list is loaded">
          Until one is, that a supplier was not found means nothing. An operator loads lists from
          the command line.
        </Empty>
      }
    >
      {({ items }) => (
        <Stack>
          {items.map((list) => (
            <ListCard key={list.listId} list={list} />
          ))}
        </Stack>
      )}
    </QueryState>
  );
}

function ListCard({ list }: { list: ScreeningList }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4">
        {list.title}
      </Title>
      <Text size="sm" mb="xs">
        {list.publisher}; of {list.publishedOn}{' '}
        {list.sample && <Sign word="A sample, not the whole list" tone="warning" />}
      </Text>
      <TableRegion label={`Versions of ${list.title}`}>
        <Table verticalSpacing={4}>
          <HeadRow
            columns={[
              'Version',
              'Of',
              'Loaded',
              { right: 'Parties' },
              { right: 'Added' },
              { right: 'Changed' },
              { right: 'Removed' },
            ]}
          />
          <Table.Tbody>
            {list.versions.map((it, at) => (
              <VersionRow key={it.version} version={it} isInUse={at === 0} />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </Paper>
  );
}

function VersionRow({ version, isInUse }: { version: ListVersion; isInUse: boolean }) {
  return (
    <Table.Tr>
      <Table.Td>
        {version.version} {isInUse && <Sign word="In use" tone="good" />}
      </Table.Td>
      <Table.Td>{version.publishedOn}</Table.Td>
      <Table.Td>
        {when(version.loadedAtMs)} by {version.loadedBy}
      </Table.Td>
      <Table.Td ta="right">{count(version.partiesCount)}</Table.Td>
      <Table.Td ta="right">{count(version.addedCount)}</Table.Td>
      <Table.Td ta="right">{count(version.changedCount)}</Table.Td>
      <Table.Td ta="right">{count(version.removedCount)}</Table.Td>
    </Table.Tr>
  );
}
