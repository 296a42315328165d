import { queryOptions } from '@tanstack/react-query';
import type { SavingsBook } from '#contracts/savings.ts';
import { get } from '../../client/calls.ts';

/** What narrows the book, by the names of the API; '' = nothing. */
type SavingsFilters = { from?: string; to?: string; category?: string; caseId?: string };

export const savingsQuery = (filters: SavingsFilters) =>
  queryOptions({
    queryKey: ['savings', filters],
    queryFn: ({ signal }) => get<SavingsBook>('/v1/savings', filters, signal),
  });
