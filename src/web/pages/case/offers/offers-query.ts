import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LoggedMandate } from '#contracts/answers.ts';
import { get } from '../../../client/calls.ts';
import type { Items, Offer, Page, Talk } from '../../../client/types.ts';
import { casePath } from '../case-query.ts';

export type GivenMandate = z.infer<typeof LoggedMandate>;
const PAGE_SIZE = 200;

export const offersQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'offers'],
    queryFn: async ({ signal }) =>
      (await get<Items<Offer>>(casePath(caseId, '/offers'), {}, signal)).items,
  });

export const talksQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'talks'],
    queryFn: ({ signal }) => allOf<Talk>(casePath(caseId, '/talks'), signal),
  });

/** Targets and walk-away prices; only asked for by who may see them. */
export const mandatesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'mandates'],
    queryFn: ({ signal }) => allOf<GivenMandate>(casePath(caseId, '/mandates'), signal),
  });

async function allOf<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(path, { limit: PAGE_SIZE, cursor }, signal);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
