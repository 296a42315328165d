import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApprovalDetail } from '#contracts/approvals.ts';
import { get } from '../../client/calls.ts';
import type { Approval, Page } from '../../client/types.ts';

const SHOWS = ['mine', 'open', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** What each view asks the API for. */
export const asked = {
  mine: { waitingFor: 'me' },
  open: { status: 'open' },
  all: { status: 'all' },
} as const;

export const approvalsQuery = (show: Show) =>
  infiniteQueryOptions({
    queryKey: ['approvals', 'list', show],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Approval>>('/v1/approvals', { ...asked[show], cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const approvalPath = (approvalId: string, rest = ''): string =>
  `/v1/approvals/${encodeURIComponent(approvalId)}${rest}`;

export const approvalQuery = (approvalId: string) =>
  queryOptions({
    queryKey: ['approvals', 'one', approvalId],
    queryFn: ({ signal }) => get<ApprovalDetail>(approvalPath(approvalId), {}, signal),
  });
