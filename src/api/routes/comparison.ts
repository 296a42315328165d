import { z } from 'zod';
import { AWARD_SCENARIOS, Comparison } from '#contracts/comparison.ts';
import { compare } from '#domain/comparison/compare.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { toPrioritiesBp } from '../requisition.ts';
import { mayRead, maySeeLimits } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';

const Weight = z.coerce.number().min(0).max(100).optional();

/** Weights that are left out count 0; without any, those of the request count. */
export const ComparisonQuery = z
  .strictObject({
    scenario: z.enum(AWARD_SCENARIOS).default('as_agreed').describe('Whose winners are marked'),
    price: Weight,
    delivery: Weight,
    quality: Weight,
    risk: Weight,
  })
  .refine((it) => weightsOf(it) === null || sumOf(weightsOf(it)) > 0, {
    message: 'at least one weight must be above 0',
  });
type ComparisonQuery = z.infer<typeof ComparisonQuery>;

export const getComparison = route({
  method: 'get',
  path: '/v1/procurements/{id}/comparison',
  operationId: 'getComparison',
  summary: 'Lines × suppliers with the best marked, adjusted prices step by step, ways to award',
  tag: 'procurements',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  query: ComparisonQuery,
  answers: { status: 200, description: 'The comparison', schema: Comparison },
  async handle({ desk, holder, params, query }) {
    return { body: await comparisonFor(desk, holder, params.id, query) };
  },
});

/** @throws ParleyError PROCUREMENT_UNKNOWN */
export async function comparisonFor(
  desk: Desk,
  holder: KeyHolder,
  caseId: string,
  query: ComparisonQuery,
): Promise<Comparison> {
  const { brief } = await requireCase(desk, holder, caseId);
  const facts = await desk.store.comparisonFacts(holder.tenantId, caseId);
  const weights = weightsOf(query);
  return compare(
    { requisition: brief.requisition, ...facts },
    {
      priorities: weights === null ? null : toPrioritiesBp(weights),
      scenario: query.scenario,
      limitsShown: maySeeLimits.includes(holder.role),
      nowMs: Date.now(),
    },
  );
}

type Weights = { price: number; delivery: number; quality: number; risk: number };
const sumOf = (it: Weights | null): number =>
  it === null ? 0 : it.price + it.delivery + it.quality + it.risk;

function weightsOf(asked: { [N in keyof Weights]?: number | undefined }): Weights | null {
  const { price, delivery, quality, risk } = asked;
  if ([price, delivery, quality, risk].every((it) => it === undefined)) return null;
  return { price: price ?? 0, delivery: delivery ?? 0, quality: quality ?? 0, risk: risk ?? 0 };
}
