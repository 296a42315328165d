import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../../client/calls.ts';
import type { CaseSummary, Page } from '../../client/types.ts';

/** What narrows the list, by the names of the API; '' = nothing. */
export type CaseFilters = { text: string; stage: string; outcome: string; urgency: string };

const PAGE_SIZE = 50;

export const casesQuery = (filters: CaseFilters) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CaseSummary>>(
        '/v1/procurements',
        { ...filters, cursor: pageParam, limit: PAGE_SIZE },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
