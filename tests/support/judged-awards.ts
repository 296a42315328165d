import { FACTOR_NAMES } from '#domain/compliance/factors/index.ts';
import { draw } from '#domain/draw.ts';
import { RANKING_FACTORS } from '#domain/sourcing/strategies/strategy.ts';
import type { Observation } from '#contracts/observations.ts';
import { openCase } from '#memory/cases.ts';
import type { Database, Transaction } from '#memory/database.ts';
import { aBrief, anOpening } from './memory-builders.ts';
import { deliveriesOf, seen } from './observed-deliveries.ts';

/** Delivered awards whose results follow the winners' quality score, and nothing else. */
export async function awardsThatFollowQuality(
  database: Database,
  tenantId: string,
  count: number,
): Promise<void> {
  const observations: Observation[] = [];
  for (let at = 0; at < count; at += 1) {
    const caseId = `judged-${at}`;
    await openCase(database, anOpening(aBrief(tenantId, caseId)));
    await database.inTenant(tenantId, (tx) => keepAward(tx, tenantId, caseId));
    const supplierId = 'acme';
    const [delivery] = deliveriesOf(supplierId, 1, 0, { run: caseId, caseId });
    observations.push(
      searchOf(caseId),
      ...(delivery === undefined ? [] : [{ ...delivery, caseId }]),
    );
  }
  await seen(database, tenantId, observations);
}

const scoreOf = (caseId: string, factor: string) => draw(`${caseId}/${factor}`, 0, 10_000);

const searchOf = (caseId: string): Observation => ({
  observationId: `decision/${caseId}/1`,
  kind: 'decision',
  supplierId: null,
  itemId: null,
  caseId,
  category: null,
  lane: null,
  occurredAtMs: Date.now() - 1_000,
  recordedAtMs: Date.now() - 1_000,
  source: 'case',
  replaces: null,
  body: {
    agent: 'sourcing',
    question: 'search_strategy',
    context: 'low/roomy/mixed',
    chosen: 'budget',
    without: 'budget',
    propensityBp: 9_000,
    rewardBp: Math.floor(scoreOf(caseId, 'quality') / 2) + draw(`${caseId}/chance`, 0, 1_000),
  },
});

async function keepAward(tx: Transaction, tenantId: string, caseId: string): Promise<void> {
  const factors = RANKING_FACTORS.map((name) => ({ name, scoreBp: scoreOf(caseId, name) }));
  const cleared = [{ candidate: { supplierId: 'acme', factors } }];
  const risks = FACTOR_NAMES.map((name) => ({ name, riskBp: scoreOf(caseId, `risk ${name}`) }));
  await tx.$executeRaw`
    insert into awards (tenant_id, case_id, proposal, total_minor, currency, saved_minor,
      baseline_minor, approved_by)
    values (${tenantId}, ${caseId}, '{}', 100, 'USD', 0, 100, 'policy')`;
  await tx.$executeRaw`
    insert into award_lines (tenant_id, case_id, position, line_no, supplier_id, item_id, quantity,
      unit_price_minor, currency, lead_time_days)
    values (${tenantId}, ${caseId}, 1, 1, 'acme', 'item', 1, 100, 'USD', 10)`;
  await tx.$executeRaw`
    insert into messages (tenant_id, id, case_id, sender, receiver, type, topic, sequence, sent_at,
      priority, labels, body)
    values (${tenantId}, ${`${caseId}/cleared`}, ${caseId}, 'compliance', 'negotiation', 'REQUEST',
      'negotiation.cleared', 1, now(), 'normal', '{}', ${JSON.stringify({ cleared })}::jsonb)`;
  await tx.$executeRaw`
    insert into clearances (tenant_id, id, case_id, supplier_id, verdict, coverage_bp, confidence_bp,
      assessment, conditions, because, alternatives, approve_up_to_bp, valid_until, decided_by,
      decided_at)
    values (${tenantId}, ${`${caseId}/clearance`}, ${caseId}, 'acme', 'auto_approve', 10000, 10000,
      ${JSON.stringify({ factors: risks })}::jsonb, '{}', '{}', '{}', 4000, now(), 'compliance',
      now())`;
}
