import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OrderDetail, OrderStatus, OrderSummary } from '#contracts/orders.ts';
import { get } from '../../client/calls.ts';
import type { Page } from '../../client/types.ts';

/** What narrows the list, by the names of the API; '' = nothing. */
type OrderFilters = { caseId?: string; supplierId?: string; status?: OrderStatus | '' };

const PAGE_SIZE = 50;

export const orderPath = (orderNo: string, rest = ''): string =>
  `/v1/orders/${encodeURIComponent(orderNo)}${rest}`;

export const ordersQuery = (filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<OrderSummary>>(
        '/v1/orders',
        { ...filters, cursor: pageParam, limit: PAGE_SIZE },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const orderQuery = (orderNo: string) =>
  queryOptions({
    queryKey: ['orders', 'order', orderNo],
    queryFn: ({ signal }) => get<OrderDetail>(orderPath(orderNo), {}, signal),
  });
