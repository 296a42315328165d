import { queryOptions } from '@tanstack/react-query';
import { get } from '../../../client/calls.ts';
import type { Approval, Page } from '../../../client/types.ts';

/** More questions than one case ever asked. */
const QUESTIONS_MAX = 200;

/** What people were asked in a case, the latest first. */
export const questionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'approvals'],
    queryFn: async ({ signal }) => {
      const wish = { caseId, status: 'all', limit: QUESTIONS_MAX };
      const page = await get<Page<Approval>>('/v1/approvals', wish, signal);
      return page.items.toSorted((a, b) => b.requestedAtMs - a.requestedAtMs);
    },
  });
