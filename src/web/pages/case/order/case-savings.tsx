import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryState } from '../../../display/query-state.tsx';
import { Definitions } from '../../savings/definitions.tsx';
import { savingsQuery } from '../../savings/savings-query.ts';
import { SavingsTotals } from '../../savings/savings-totals.tsx';

/** What the savings book says of this case alone, each measure with its definition. */
export function CaseSavings({ caseId }: { caseId: string }) {
  const book = useQuery(savingsQuery({ caseId }));
  return (
    <QueryState
      query={book}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Text size="sm" c="dimmed">
          Savings are counted from the orders of the case.
        </Text>
      }
    >
      {(it) => (
        <Stack gap="sm">
          <SavingsTotals totals={it.totals} />
          <Definitions definitions={it.definitions} />
        </Stack>
      )}
    </QueryState>
  );
}
