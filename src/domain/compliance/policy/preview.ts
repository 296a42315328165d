import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { PolicyPreview, RiskPolicyBody } from '#contracts/risk-policy.ts';
import type { Assessment, Verdict } from '#contracts/supplier.ts';
import { VERDICT_ORDER } from '../verdict-order.ts';
import { decideVerdict } from '../verdict.ts';
import { reweighed, weigh } from '../weigh.ts';
import { weightsFor } from './pinned-risk.ts';

/** An assessment that was made once, and what was awarded to the supplier after it. */
export type PastClearance = {
  caseId: string;
  decidedAtMs: number;
  assessment: Assessment;
  /** Of the lines of its case. */
  codes: string[];
  awardedMinor: number;
  currency: string;
};

/** Rules by which a past assessment can be judged again. */
export type JudgingRules = Pick<
  RiskPolicyBody,
  | 'weightsBp'
  | 'categories'
  | 'approveUpToBp'
  | 'conditionUpToBp'
  | 'refuseAboveBp'
  | 'coverageMinBp'
>;

type Change = PolicyPreview['changes'][number];

/**
 * What a draft would have changed: every past assessment judged again from its findings under both.
 * Findings stay as they were; only weights, bands and the coverage wanted differ.
 */
export function previewPolicy(
  past: readonly PastClearance[],
  inForce: JudgingRules,
  draft: JudgingRules,
): Omit<PolicyPreview, 'version' | 'against'> {
  const all = past.map((it): Change => ({
    caseId: it.caseId,
    supplierId: it.assessment.supplierId,
    supplierName: it.assessment.supplierName,
    decidedAtMs: it.decidedAtMs,
    before: judgedAgain(it, inForce),
    after: judgedAgain(it, draft),
    awardedMinor: it.awardedMinor,
    currency: it.currency,
  }));
  const changes = all.filter((it) => it.before.verdict !== it.after.verdict);
  const harder = changes.filter(
    (it) => rankOf(it.after.verdict) > rankOf(it.before.verdict),
  ).length;
  return {
    comparedCount: all.length,
    easierCount: changes.length - harder,
    harderCount: harder,
    unchangedCount: all.length - changes.length,
    awardedMinor: sumByCurrency(changes),
    changes,
  };
}

const rankOf = (verdict: Verdict): number => VERDICT_ORDER.indexOf(verdict);

function judgedAgain(
  { assessment, codes }: PastClearance,
  rules: JudgingRules,
): { verdict: Verdict; riskBp: number | null } {
  const factors = reweighed(assessment.factors, weightsFor(rules, codes));
  const again: Assessment = { ...assessment, factors, ...weigh(factors, rules.coverageMinBp) };
  return { verdict: decideVerdict(again, rules).verdict, riskBp: again.riskBp };
}

function sumByCurrency(changes: readonly Change[]): Record<string, number> {
  const paid = changes.filter((it) => it.awardedMinor > 0);
  return Object.fromEntries(
    [...Map.groupBy(paid, (it) => it.currency)].map(([currency, some]) => [
      currency,
      some.reduce((sum, it) => sum + it.awardedMinor, 0),
    ]),
  );
}

/** The rules of a tenant without a risk policy, as far as a past assessment needs them. */
export const rulesWithoutPolicy = (
  risk: TenantPolicy['risk'],
  weightsBp: Readonly<Record<string, number>>,
): JudgingRules => ({ ...risk, weightsBp: { ...weightsBp }, categories: [] });
