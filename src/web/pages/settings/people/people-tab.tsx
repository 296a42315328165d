import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { HeadRow } from '../../../display/head-row.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { useMay } from '../../../session/session.ts';
import { peopleQuery } from '../approval-policy/policy-queries.ts';
import { KeysPanel } from './keys-panel.tsx';

/** Who is who; an administrator makes and revokes keys here. */
export function PeopleTab() {
  const may = useMay();
  return may('listKeys') ? <KeysPanel /> : <People />;
}

function People() {
  const query = useQuery(peopleQuery);
  return (
    <Stack>
      <Text size="sm">A person is a key. An administrator makes and revokes keys.</Text>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title="Nobody has a key" />}
      >
        {({ items }) => (
          <TableRegion label="People">
            <Table verticalSpacing={6} maw={600}>
              <HeadRow columns={['Name', 'Role']} />
              <Table.Tbody>
                {items.map((it) => (
                  <Table.Tr key={it.keyId}>
                    <Table.Td>{it.name}</Table.Td>
                    <Table.Td>{it.role.replaceAll('_', ' ')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableRegion>
        )}
      </QueryState>
    </Stack>
  );
}
