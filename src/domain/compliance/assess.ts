import type { Assessment, RiskFactorScore } from '#contracts/supplier.ts';
import { WHOLE_BP } from '../basis-points.ts';
import type { SupplierFacts } from './facts.ts';
import { DEFAULT_WEIGHTS_BP, FACTOR_NAMES, factors } from './factors/index.ts';
import { nextExpiryMs, papersMissing } from './papers.ts';
import type { WeightsBp } from './weigh.ts';
import { weigh } from './weigh.ts';

/** Past deliveries from which the sample alone gives full confidence. */
const SAMPLE_FULL = 30;

/** By what a supplier is assessed. */
export type AssessmentRules = {
  coverageMinBp: number;
  /** Adds up to 10,000; absent = the default weights. */
  weightsBp?: WeightsBp | undefined;
  /** Names of certificates that the case cannot do without; absent = none. */
  requiredCertificates?: readonly string[] | undefined;
};

/** Scores a supplier by every factor, and says what forbids it and what its papers lack. */
export function assess(facts: SupplierFacts, rules: AssessmentRules, nowMs: number): Assessment {
  const { coverageMinBp, weightsBp = DEFAULT_WEIGHTS_BP, requiredCertificates = [] } = rules;
  const looking = { nowMs, requiredCertificates };
  const rows: RiskFactorScore[] = FACTOR_NAMES.map((name) => ({
    name,
    weightBp: weightsBp[name],
    ...factors[name].find(facts, looking),
  }));
  const weighed = weigh(rows, coverageMinBp);
  const sample = Math.floor(
    (Math.min(SAMPLE_FULL, facts.deliveries.count) * WHOLE_BP) / SAMPLE_FULL,
  );
  const missing = papersMissing(facts.certificates, requiredCertificates, nowMs);
  const recheckAtMs = nextExpiryMs(facts.certificates, nowMs);
  return {
    supplierId: facts.supplierId,
    supplierName: facts.supplierName,
    ...weighed,
    confidenceBp: Math.floor((weighed.coverageBp * 3 + sample) / 4),
    factors: rows,
    hardStops: hardStopsOf(facts),
    ...(missing.length > 0 && { papersMissing: missing }),
    ...(recheckAtMs !== null && { recheckAtMs }),
  };
}

/** What forbids a supplier whatever its score; only a named person can lift the cause. */
function hardStopsOf({ status, blockReason }: SupplierFacts): string[] {
  if (status === 'blocked') return [`blocked: ${blockReason ?? 'no reason recorded'}`];
  return status === 'on_hold' ? [`on hold: ${blockReason ?? 'no reason recorded'}`] : [];
}

/** The assessment with what was found beside the score: each is added, nothing is ever taken away. */
export function withFindings(
  assessment: Assessment,
  found: {
    hardStops?: readonly string[];
    warnings?: readonly string[];
    reviewReasons?: readonly string[];
  },
): Assessment {
  const hardStops = [...new Set([...assessment.hardStops, ...(found.hardStops ?? [])])];
  const warnings = [...new Set([...(assessment.warnings ?? []), ...(found.warnings ?? [])])];
  const reviewReasons = [
    ...new Set([...(assessment.reviewReasons ?? []), ...(found.reviewReasons ?? [])]),
  ];
  return {
    ...assessment,
    hardStops,
    ...(warnings.length > 0 && { warnings }),
    ...(reviewReasons.length > 0 && { reviewReasons }),
  };
}
