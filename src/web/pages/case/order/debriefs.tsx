import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Debrief } from '#contracts/debrief.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { QueryState } from '../../../display/query-state.tsx';
import { Unknown } from '../../../display/sign.tsx';
import { casePath } from '../case-query.ts';

/** What each supplier that was not chosen is told; no other supplier and no price is in it. */
export function Debriefs({ caseId }: { caseId: string }) {
  const debriefs = useQuery({
    queryKey: ['case', caseId, 'debriefs'],
    queryFn: ({ signal }) => get<Items<Debrief>>(casePath(caseId, '/debriefs'), {}, signal),
  });
  return (
    <QueryState
      query={debriefs}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Text size="sm" c="dimmed">
          Nobody else was at the table.
        </Text>
      }
    >
      {({ items }) => (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
          {items.map((it) => (
            <DebriefCard key={it.supplierId} debrief={it} />
          ))}
        </SimpleGrid>
      )}
    </QueryState>
  );
}

function DebriefCard({ debrief }: { debrief: Debrief }) {
  const { supplierName, rank, offersCount, gapPercent, sentences } = debrief;
  return (
    <Paper withBorder p="sm">
      <Title order={3} size="h6">
        {supplierName}
      </Title>
      <Text size="sm" c="dimmed" component="div">
        {rank === null ? <Unknown word="made no offer" /> : `Rank ${rank} of ${offersCount}`}
        {gapPercent !== null &&
          gapPercent > 0 &&
          `, ${gapPercent} % above the lowest for its lines`}
      </Text>
      {sentences.map((it) => (
        <Text size="sm" key={it} mt={4}>
          {it}
        </Text>
      ))}
    </Paper>
  );
}
