import { Grid, Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryState } from '../../display/query-state.tsx';
import { MasterData } from './master-data.tsx';
import { Outlook } from './outlook.tsx';
import { RecordPanel } from './record-panel.tsx';
import { scorecardQuery } from './supplier-queries.ts';
import type { Supplier } from './supplier-types.ts';

/** What is to be expected of a supplier, what was seen of it, and who it is. */
export function OverviewPanel({ supplier }: { supplier: Supplier }) {
  const query = useQuery(scorecardQuery(supplier.supplierId));
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <QueryState query={query} rows={8}>
          {(scorecard) => (
            <Stack>
              <Outlook outlook={scorecard.outlook} />
              <RecordPanel scorecard={scorecard} />
            </Stack>
          )}
        </QueryState>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            Master data
          </Title>
          <MasterData supplier={supplier} />
        </Paper>
      </Grid.Col>
    </Grid>
  );
}
