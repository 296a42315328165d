import { Box, SimpleGrid } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadMore } from '../../../display/load-more.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { useRowFocus } from '../../../display/row-keys.ts';
import { approvalsQuery } from '../approvals-query.ts';
import type { Show } from '../approvals-query.ts';
import { ApprovalCard } from './approval-card.tsx';

const empties: Readonly<Record<Show, { title: string; says: string }>> = {
  mine: {
    title: 'Nothing waits for you',
    says: 'Questions that you may answer, also in place of somebody else, appear here.',
  },
  open: {
    title: 'No question is open',
    says: 'The agents ask when something is beyond their limits.',
  },
  all: { title: 'Nobody was ever asked', says: 'The first question of an agent appears here.' },
};

/** The questions, one card each; `j`, `k` and Enter walk over them. */
export function Inbox({ show }: { show: Show }) {
  const query = useInfiniteQuery(approvalsQuery(show));
  const rows = useRowFocus<HTMLDivElement>();
  const { title, says } = empties[show];
  return (
    <QueryState
      query={query}
      isEmpty={({ pages }) => pages.every((it) => it.items.length === 0)}
      empty={<Empty title={title}>{says}</Empty>}
    >
      {({ pages }) => (
        <Box ref={rows}>
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="sm">
            {pages.flatMap(({ items }) =>
              items.map((it) => <ApprovalCard key={it.approvalId} approval={it} />),
            )}
          </SimpleGrid>
          <LoadMore query={query} />
        </Box>
      )}
    </QueryState>
  );
}
