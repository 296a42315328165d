import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AutonomyItem } from '#contracts/approvals.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { IntervalBar } from '../../../display/interval-bar.tsx';
import { count, share } from '../../../display/money.ts';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { Sign, Unknown } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { StageOffer } from './stage-offer.tsx';

const stageWords = {
  observe: { word: 'Observe', tone: 'plain' },
  advise: { word: 'Advise', tone: 'notice' },
  act: { word: 'Act', tone: 'good' },
} as const;

/** How far agents may go by category, and how often people decided as they had. */
export function AutonomyTab() {
  const query = useQuery({
    queryKey: ['autonomy'],
    queryFn: ({ signal }) => get<Items<AutonomyItem>>('/v1/autonomy', {}, signal),
  });
  return (
    <Stack>
      <Text size="sm" maw={800}>
        Where agents observe, a person chooses and is compared with them; where they advise, a
        person decides on their proposal; where they act, only what is above the limits is asked.
        Raising is offered once people have agreed with them often enough.
      </Text>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty title="Nothing to compare yet">
            Agents act within the limits of policy everywhere. Name a category in the approval
            policy, or wait for awards that people decide.
          </Empty>
        }
      >
        {({ items }) => <AutonomyTable items={items} />}
      </QueryState>
    </Stack>
  );
}

function AutonomyTable({ items }: { items: readonly AutonomyItem[] }) {
  return (
    <TableRegion label="Autonomy by category">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Category</Table.Th>
            <Table.Th scope="col">Agents may</Table.Th>
            <Table.Th scope="col" ta="right">
              Agreement
            </Table.Th>
            <Table.Th scope="col" w="24%">
              Interval of 95 %
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Decided
            </Table.Th>
            <Table.Th scope="col">Offer</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((it) => (
            <Table.Tr key={it.category}>
              <Table.Td>{it.category === '' ? 'every other category' : it.category}</Table.Td>
              <Table.Td>
                <Sign {...stageWords[it.stage]} />
              </Table.Td>
              <Agreement item={it} />
              <Table.Td ta="right">{count(it.decidedCount)}</Table.Td>
              <Table.Td miw={200}>
                {it.offer === null ? (
                  'none'
                ) : (
                  <StageOffer category={it.category} offer={it.offer} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function Agreement({ item: { agreementBp, lowBp, highBp } }: { item: AutonomyItem }) {
  if (agreementBp === null || lowBp === null || highBp === null) {
    return (
      <Table.Td colSpan={2}>
        <Unknown word="no award was decided by a person" />
      </Table.Td>
    );
  }
  return (
    <>
      <Table.Td ta="right">{share(agreementBp)}</Table.Td>
      <Table.Td miw={140}>
        <IntervalBar
          label={`${share(agreementBp)}, between ${share(lowBp)} and ${share(highBp)}`}
          low={lowBp}
          high={highBp}
          value={agreementBp}
          from={0}
          to={10_000}
          mark={9_000}
        />
        <Text size="xs" c="dimmed">
          {share(lowBp)} to {share(highBp)}; dashes = 90 %
        </Text>
      </Table.Td>
    </>
  );
}
