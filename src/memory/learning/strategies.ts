import type { StrategyInsights } from '#contracts/insights.ts';
import type { JudgedDecision } from '#domain/learning/evaluation/strategy-insights.ts';
import { strategyInsights as insightsOf } from '#domain/learning/evaluation/strategy-insights.ts';
import type { Database, Transaction } from '../database.ts';
import { COUNTS } from './stored-observations.ts';
import { latestWeights } from './weights.ts';

/** The last decisions that are looked at; older ones were made by other rules. */
const DECISIONS_MAX = 10_000;

/** What agents tried and what it brought, and the weights that results asked for. */
export async function strategyInsights(
  database: Database,
  tenantId: string,
): Promise<StrategyInsights> {
  const { decisions, weights } = await database.inTenant(tenantId, async (tx) => ({
    decisions: await latestDecisions(tx, tenantId),
    weights: await latestWeights(tx, tenantId),
  }));
  return { decisionsCount: decisions.length, questions: insightsOf(decisions), weights };
}

/** Decisions with their results, the latest first. */
export const latestDecisions = (tx: Transaction, tenantId: string): Promise<JudgedDecision[]> =>
  tx.$queryRawUnsafe<JudgedDecision[]>(
    `select o.body->>'question' as question, o.body->>'context' as context,
      o.body->>'chosen' as chosen, o.body->>'without' as without,
      (o.body->>'propensityBp')::integer as "propensityBp",
      (o.body->>'rewardBp')::integer as "rewardBp"
    from observations o
    where o.tenant_id = $1 and o.kind = 'decision' and ${COUNTS}
    order by o.occurred_at desc, o.observation_no desc limit ${DECISIONS_MAX}`,
    tenantId,
  );
