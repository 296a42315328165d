import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AwardScenarioName, Comparison } from '#contracts/comparison.ts';
import { get } from '../../../client/calls.ts';
import { casePath } from '../case-query.ts';
import type { Weights } from './weights.ts';

/** What the grid is asked for; null weights = those of the request. */
type ComparisonWish = { scenario: AwardScenarioName; weights: Weights | null };

export const wishParams = ({ scenario, weights }: ComparisonWish) => ({
  scenario,
  ...weights,
});

/** The grid stays while another one is on its way. */
export const comparisonQuery = (caseId: string, wish: ComparisonWish) =>
  queryOptions({
    queryKey: ['case', caseId, 'comparison', wish],
    queryFn: ({ signal }) =>
      get<Comparison>(casePath(caseId, '/comparison'), wishParams(wish), signal),
    placeholderData: keepPreviousData,
  });
