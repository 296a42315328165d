import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../client/calls.ts';
import type { Page } from '../../client/types.ts';
import type { Scorecard, Supplier, SupplierSummary } from './supplier-types.ts';

/** Scorecards are derived from the whole record; they change with deliveries, not with minutes. */
const SCORECARD_FRESH_MS = 5 * 60_000;
const PAGE_SIZE = 100;

export type SupplierFilter = { text: string; status: string; country: string; category: string };

export const suppliersQuery = (filter: SupplierFilter) =>
  infiniteQueryOptions({
    queryKey: ['suppliers', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SupplierSummary>>(
        '/v1/suppliers',
        { ...filter, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

const pathOf = (supplierId: string) => `/v1/suppliers/${encodeURIComponent(supplierId)}`;

export const supplierQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['suppliers', supplierId, 'master'],
    queryFn: ({ signal }) => get<Supplier>(pathOf(supplierId), {}, signal),
  });

export const scorecardQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['suppliers', supplierId, 'scorecard'],
    queryFn: ({ signal }) => get<Scorecard>(`${pathOf(supplierId)}/scorecard`, {}, signal),
    staleTime: SCORECARD_FRESH_MS,
  });
