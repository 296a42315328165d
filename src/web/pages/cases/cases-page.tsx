import { Box, Button, Center, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { useRowFocus } from '../../display/row-keys.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseSummaryCards, CasesTable } from './cases-table.tsx';
import { casesQuery } from './cases-query.ts';

/** Every case of the tenant, open and closed. */
export function CasesPage() {
  const { text } = useAddress();
  const rows = useRowFocus<HTMLDivElement>();
  const filters = {
    text: text('q').slice(0, 200),
    stage: text('stage'),
    outcome: text('outcome'),
    urgency: text('urgency'),
  };
  const query = useInfiniteQuery(casesQuery(filters));
  return (
    <>
      <PageHead
        title="Cases"
        sentence="Open and closed, the one opened last first."
        actions={
          <ExportLink
            needs="exportProcurements"
            path="/v1/exports/procurements.csv"
            filter={filters}
          />
        }
      />
      <CaseFilters />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every((it) => it.items.length === 0)}
        empty={
          <Empty title="No case fits">
            Look for another word, or narrow the list less. New cases come from New request.
          </Empty>
        }
      >
        {({ pages }) => {
          const cases = pages.flatMap((it) => it.items);
          return (
            <Box ref={rows}>
              <Box visibleFrom="md">
                <CasesTable cases={cases} />
              </Box>
              <Box hiddenFrom="md">
                <CaseSummaryCards cases={cases} />
              </Box>
              <More
                shown={cases.length}
                hasMore={query.hasNextPage}
                isLoading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </Box>
          );
        }}
      </QueryState>
    </>
  );
}

type MoreProps = { shown: number; hasMore: boolean; isLoading: boolean; onMore: () => void };

function More({ shown, hasMore, isLoading, onMore }: MoreProps) {
  return (
    <Center py="md">
      {hasMore ? (
        <Button variant="default" loading={isLoading} onClick={onMore}>
          Show more
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {shown === 1 ? 'That is the only one.' : `These are all ${shown}.`}
        </Text>
      )}
    </Center>
  );
}
