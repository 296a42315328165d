import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '../../../display/query-state.tsx';
import { asRequested } from '../compare/supplier-names.ts';
import type { TabProps } from '../tabs/tabs.ts';
import { ClearanceCard } from './clearance-card.tsx';
import { EarlierClearance } from './earlier-clearance.tsx';
import { useClearances } from './clearances.ts';
import { RedFlags } from './red-flags.tsx';

/** What may go wrong with each supplier, and what in the case somebody should look at. */
export function RiskTab({ detail: { caseId } }: TabProps) {
  const clearances = useClearances(caseId);
  const { data: comparison } = useQuery(asRequested(caseId));
  const lookedAt = new Set(clearances.map((it) => it.record.assessment.supplierId));
  const earlier = comparison?.suppliers.filter((it) => !lookedAt.has(it.supplierId)) ?? [];
  return (
    <Stack gap="lg">
      <RedFlags caseId={caseId} />
      <section aria-labelledby="clearances">
        <Title order={2} size="h4" id="clearances">
          Clearances
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          Risk runs from 0 % (none seen) to 100 % (worst). Coverage is the share of its inputs that
          somebody knows; what is unknown counts as the worst at the limit.
        </Text>
        {clearances.length === 0 && earlier.length === 0 ? (
          <Empty title="Nobody was looked at yet">
            Compliance looks at the suppliers as soon as sourcing has a shortlist.
          </Empty>
        ) : (
          <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="sm">
            {clearances.map((it) => (
              <ClearanceCard key={it.record.assessment.supplierId} clearance={it} />
            ))}
            {earlier.map((it) => (
              <EarlierClearance key={it.supplierId} supplier={it} />
            ))}
          </SimpleGrid>
        )}
      </section>
    </Stack>
  );
}
