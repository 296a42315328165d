import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LoggedDecision } from '#contracts/answers.ts';
import type { CaseAdvice } from '#contracts/learning.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { casePath } from '../case-query.ts';

export type Decision = z.infer<typeof LoggedDecision>;
type Rows = { items: Decision[]; nextAfter: number | null };

const PAGE_SIZE = 1_000;

/** All decisions of a case, in their order. */
export const decisionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'decisions'],
    async queryFn({ signal }) {
      const all: Decision[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const params: Record<string, number> = { after, limit: PAGE_SIZE };
        const page: Rows = await get<Rows>(casePath(caseId, '/decisions'), params, signal);
        all.push(...page.items);
        after = page.nextAfter;
      }
      return all;
    },
  });

/** What memory advised, and what would have been without it. */
export const adviceQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'advice'],
    queryFn: async ({ signal }) =>
      (await get<Items<CaseAdvice>>(casePath(caseId, '/advice'), {}, signal)).items,
  });
