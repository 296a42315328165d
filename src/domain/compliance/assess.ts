import type { Assessment, RiskFactorName, RiskFactorScore } from '#contracts/supplier.ts';
import { clampBp, WHOLE_BP } from '../basis-points.ts';
import type { SupplierFacts } from './facts.ts';
import { factors } from './factors/index.ts';

/** Past deliveries from which the sample alone gives full confidence. */
const SAMPLE_FULL = 30;

/**
 * Scores a supplier by every factor. A factor that is unknown gives its weight to the known ones;
 * when the known ones cover too little, the whole is unknown (`riskBp` null), never low.
 * Risk is rounded up, so that rounding never clears anybody.
 */
export function assess(facts: SupplierFacts, coverageMinBp: number, nowMs: number): Assessment {
  const names = Object.keys(factors) as RiskFactorName[];
  const rows: RiskFactorScore[] = names.map((name) => ({
    name,
    weightBp: factors[name].weightBp,
    ...factors[name].find(facts, nowMs),
  }));
  const known = rows.filter((it) => it.riskBp !== null);
  const weights = known.reduce((sum, it) => sum + it.weightBp, 0);
  const coverageBp = clampBp(
    Math.floor(rows.reduce((sum, it) => sum + it.coverageBp * it.weightBp, 0) / WHOLE_BP),
  );
  const risk = known.reduce((sum, it) => sum + (it.riskBp ?? 0) * it.weightBp, 0);
  const sample = Math.floor(
    (Math.min(SAMPLE_FULL, facts.deliveries.count) * WHOLE_BP) / SAMPLE_FULL,
  );
  return {
    supplierId: facts.supplierId,
    supplierName: facts.supplierName,
    riskBp: weights === 0 || coverageBp < coverageMinBp ? null : clampBp(Math.ceil(risk / weights)),
    coverageBp,
    confidenceBp: Math.floor((coverageBp * 3 + sample) / 4),
    factors: rows,
    hardStops: hardStopsOf(facts),
  };
}

/** What forbids a supplier whatever its score; only a named person can lift the cause. */
function hardStopsOf({ status, blockReason }: SupplierFacts): string[] {
  if (status === 'blocked') return [`blocked: ${blockReason ?? 'no reason recorded'}`];
  return status === 'on_hold' ? [`on hold: ${blockReason ?? 'no reason recorded'}`] : [];
}
