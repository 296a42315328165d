import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Delegation } from '#contracts/approvals.ts';
import { queryClient } from '../../../app/query-client.ts';
import { remove } from '../../../client/calls.ts';
import { day, useNow, when } from '../../../display/moment.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { sayDone, sayFailed } from '../../../display/say.ts';
import { Sign } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { useMay, useSession } from '../../../session/session.ts';
import { AwayForm } from './away-form.tsx';
import { standing } from './standing.ts';
import { delegationsQuery } from './delegations-query.ts';

/** Who answers in whose place, and until when. */
export function Away() {
  const may = useMay();
  const delegations = useQuery(delegationsQuery);
  return (
    <Stack gap="lg">
      {may('makeDelegation') && <AwayForm />}
      <QueryState
        query={delegations}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty title="Everybody answers for themselves">
            Who goes away says here who answers meanwhile, so that nothing waits for their return.
          </Empty>
        }
      >
        {({ items }) => <Delegations items={items} />}
      </QueryState>
    </Stack>
  );
}

function Delegations({ items }: { items: readonly Delegation[] }) {
  return (
    <TableRegion label="Who answers in whose place">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Person</Table.Th>
            <Table.Th scope="col">Answers meanwhile</Table.Th>
            <Table.Th scope="col">From</Table.Th>
            <Table.Th scope="col">Until and with</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Why</Table.Th>
            <Table.Th scope="col">
              <span aria-hidden />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((it) => (
            <DelegationRow key={it.delegationId} it={it} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function DelegationRow({ it }: { it: Delegation }) {
  const { word, tone } = standing(it, useNow());
  return (
    <Table.Tr>
      <Table.Td>{it.personName}</Table.Td>
      <Table.Td>{it.delegateName}</Table.Td>
      <Table.Td>{day(it.fromDay)}</Table.Td>
      <Table.Td>{day(it.untilDay)}</Table.Td>
      <Table.Td title={it.endedAtMs === null ? undefined : when(it.endedAtMs)}>
        <Sign word={word} tone={tone} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{it.kind === 'out_of_office' ? 'Out of office' : 'Delegation'}</Text>
        <Text size="xs" c="dimmed">
          {it.reason}
        </Text>
      </Table.Td>
      <Table.Td>
        <EndButton it={it} isOver={word === 'Over' || word === 'Ended'} />
      </Table.Td>
    </Table.Tr>
  );
}

function EndButton({ it, isOver }: { it: Delegation; isOver: boolean }) {
  const may = useMay();
  const { person } = useSession();
  const ending = useMutation({
    mutationFn: () => remove(`/v1/delegations/${encodeURIComponent(it.delegationId)}`),
    onSuccess: () => sayDone(`${it.personName} answers again.`),
    onError: sayFailed,
    onSettled: () => queryClient.invalidateQueries(delegationsQuery),
  });
  const isOwn = it.personName === person.name || person.role === 'administrator';
  if (isOver || !isOwn || !may('endDelegation')) return null;
  return (
    <Group justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        loading={ending.isPending}
        onClick={() => ending.mutate()}
        aria-label={`End: ${it.delegateName} answers for ${it.personName}`}
      >
        End now
      </Button>
    </Group>
  );
}
