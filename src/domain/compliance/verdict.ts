import type { TenantPolicy } from '#contracts/procurement.ts';
import type { Assessment, Verdict } from '#contracts/supplier.ts';
import { factors } from './factors/index.ts';

export type RiskLimits = Pick<
  TenantPolicy['risk'],
  'approveUpToBp' | 'conditionUpToBp' | 'refuseAboveBp'
>;
export type Judgement = {
  verdict: Verdict;
  conditions: string[];
  because: { rule: string; value: string }[];
};

/** A factor above this brings its condition along. */
const CONDITION_FROM_BP = 4_000;

/**
 * What compliance decides about a supplier. Hard stops come first and no score lifts them; unknown
 * goes to a person; then the bands. Worse risk never gives a better verdict.
 */
export function judge(assessment: Assessment, limits: RiskLimits): Judgement {
  const { hardStops, riskBp } = assessment;
  if (hardStops.length > 0) {
    return {
      verdict: 'refusal',
      conditions: [],
      because: hardStops.map((value) => ({ rule: 'hard stop', value })),
    };
  }
  if (riskBp === null) {
    const value = `coverage ${assessment.coverageBp} bp is too low to say`;
    return {
      verdict: 'escalate_for_review',
      conditions: [],
      because: [{ rule: 'risk unknown', value }],
    };
  }
  const because = [
    { rule: 'risk', value: `${riskBp} bp` },
    ...assessment.factors.map((it) => ({
      rule: it.name,
      value: it.riskBp === null ? 'unknown' : `${it.riskBp} bp: ${it.evidence.join('; ')}`,
    })),
  ];
  const verdict = verdictOf(riskBp, limits);
  const conditions = verdict === 'conditional_approval' ? conditionsOf(assessment) : [];
  return { verdict, conditions, because };
}

function verdictOf(riskBp: number, limits: RiskLimits): Verdict {
  if (riskBp <= limits.approveUpToBp) return 'auto_approve';
  if (riskBp <= limits.conditionUpToBp) return 'conditional_approval';
  return riskBp <= limits.refuseAboveBp ? 'escalate_for_review' : 'refusal';
}

/** One condition for each factor that stands out; at least the one of the worst factor. */
export function conditionsOf(assessment: Assessment): string[] {
  const worst = assessment.factors
    .filter((it) => it.riskBp !== null)
    .toSorted((a, b) => (b.riskBp ?? 0) - (a.riskBp ?? 0));
  const standingOut = worst.filter((it) => (it.riskBp ?? 0) >= CONDITION_FROM_BP);
  const named = standingOut.length > 0 ? standingOut : worst.slice(0, 1);
  return named.map((it) => factors[it.name].condition);
}

/** A wanted threshold, moved into the band that the tenant's policy allows. */
export function clampThreshold(risk: TenantPolicy['risk'], wantedBp: number): number {
  return Math.min(risk.approveBandBp.max, Math.max(risk.approveBandBp.min, wantedBp));
}

/** The limits with a moved approval threshold; conditions begin where approval ends. */
export function limitsWith(risk: TenantPolicy['risk'], approveUpToBp: number): RiskLimits {
  const approve = clampThreshold(risk, approveUpToBp);
  // The band for conditions moves along by the same step, but never above what is refused.
  const moved = risk.conditionUpToBp + (approve - risk.approveUpToBp);
  const conditionUpToBp = Math.max(approve, Math.min(moved, risk.refuseAboveBp));
  return { approveUpToBp: approve, conditionUpToBp, refuseAboveBp: risk.refuseAboveBp };
}
