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
export function decideVerdict(assessment: Assessment, limits: RiskLimits): Judgement {
  const { hardStops, riskBp } = assessment;
  if (hardStops.length > 0) {
    return {
      verdict: 'refusal',
      conditions: [],
      because: hardStops.map((value) => ({ rule: 'hard stop', value })),
    };
  }
  const rows = assessment.factors.map((it) => ({
    rule: it.name,
    value: `${it.riskBp === null ? 'unknown' : `${it.riskBp} bp`}: ${it.evidence.join('; ')}`,
  }));
  if (riskBp === null) {
    const value = `coverage ${assessment.coverageBp} bp is too low to say`;
    return {
      verdict: 'escalate_for_review',
      conditions: [],
      because: [{ rule: 'risk unknown', value }, ...rows],
    };
  }
  const { verdict, rule } = band(riskBp, limits);
  const { reviewReasons = [] } = assessment;
  if (reviewReasons.length > 0 && verdict !== 'refusal') {
    return {
      verdict: 'escalate_for_review',
      conditions: [],
      because: [...reviewReasons.map((value) => ({ rule: 'a person must look', value })), ...rows],
    };
  }
  const conditions = verdict === 'conditional_approval' ? conditionsOf(assessment) : [];
  return { verdict, conditions, because: [{ rule, value: `risk ${riskBp} bp` }, ...rows] };
}

/** The band a risk lies in; refusal is asked first, so that no limit can reach above it. */
function band(riskBp: number, limits: RiskLimits): { verdict: Verdict; rule: string } {
  const { approveUpToBp, conditionUpToBp, refuseAboveBp } = limits;
  if (riskBp > refuseAboveBp)
    return { verdict: 'refusal', rule: `refused above ${refuseAboveBp} bp` };
  if (riskBp <= approveUpToBp)
    return { verdict: 'auto_approve', rule: `approved up to ${approveUpToBp} bp` };
  if (riskBp <= conditionUpToBp)
    return {
      verdict: 'conditional_approval',
      rule: `with conditions up to ${conditionUpToBp} bp`,
    };
  const above = Math.max(approveUpToBp, conditionUpToBp);
  return { verdict: 'escalate_for_review', rule: `a person decides above ${above} bp` };
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

/** A wanted approval threshold, moved into the band that the tenant's policy allows. */
export function moveThreshold(risk: TenantPolicy['risk'], wantedBp: number): number {
  return Math.min(risk.approveBandBp.max, Math.max(risk.approveBandBp.min, wantedBp));
}

/**
 * The limits in force. Lowered, the threshold narrows who passes without conditions; raised, it lets
 * more pass, but whom only the raise lets pass has conditions. Agents move nothing else.
 * @param movedBp a threshold from `moveThreshold`; null = never moved
 */
export function limitsOf(risk: TenantPolicy['risk'], movedBp: number | null): RiskLimits {
  const threshold = movedBp ?? risk.approveUpToBp;
  return {
    approveUpToBp: Math.min(risk.approveUpToBp, threshold),
    conditionUpToBp: Math.max(risk.conditionUpToBp, threshold),
    refuseAboveBp: risk.refuseAboveBp,
  };
}
