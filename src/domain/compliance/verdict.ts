import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Assessment, Verdict } from '#contracts/supplier.ts';
import { isCurable, paperInWords } from './cure.ts';
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
 * goes to a person; then the bands. Worse risk never gives a better verdict. What is missing counts as
 * the worst where somebody would be cleared, and not where somebody would be refused: silence brings
 * a supplier to a person, neither past one nor out.
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
  if (isCurable(assessment, limits)) {
    const papers = (assessment.papersMissing ?? []).map(paperInWords);
    const missing = papers.map((value) => ({ rule: 'paper missing', value }));
    return { verdict: 'escalate_for_review', conditions: [], because: [...missing, ...rows] };
  }
  if (riskBp === null) {
    const value = `coverage ${assessment.coverageBp} bp is too low to say`;
    return {
      verdict: 'escalate_for_review',
      conditions: [],
      because: [{ rule: 'risk unknown', value }, ...rows],
    };
  }
  const upToBp = assessment.riskUpToBp ?? riskBp;
  const { verdict: byScore, rule } = band(riskBp, upToBp, limits);
  const { reviewReasons = [] } = assessment;
  if (reviewReasons.length > 0 && byScore !== 'refusal') {
    const reasons = reviewReasons.map((value) => ({ rule: 'a person looks', value }));
    return { verdict: 'escalate_for_review', conditions: [], because: [...reasons, ...rows] };
  }
  const demands = demandsOf(assessment);
  const isHeld = byScore === 'auto_approve' && demands.length > 0;
  const conditions = byScore === 'conditional_approval' ? conditionsOf(assessment) : [];
  const range = upToBp > riskBp ? `, up to ${upToBp} bp for want of figures` : '';
  return {
    verdict: isHeld ? 'conditional_approval' : byScore,
    conditions: isHeld ? demands : conditions,
    because: [
      { rule, value: `risk ${riskBp} bp${range}` },
      ...demands.map((value) => ({ rule: 'on condition', value })),
      ...rows,
    ],
  };
}

/** The band a risk lies in; refusal is asked first, so that no limit can reach above it. */
function band(
  riskBp: number,
  riskUpToBp: number,
  limits: RiskLimits,
): { verdict: Verdict; rule: string } {
  const { approveUpToBp, conditionUpToBp, refuseAboveBp } = limits;
  if (riskBp > refuseAboveBp)
    return { verdict: 'refusal', rule: `refused above ${refuseAboveBp} bp` };
  if (riskUpToBp <= Math.min(approveUpToBp, refuseAboveBp))
    return { verdict: 'auto_approve', rule: `approved up to ${approveUpToBp} bp` };
  if (riskUpToBp <= Math.min(conditionUpToBp, refuseAboveBp))
    return {
      verdict: 'conditional_approval',
      rule: `with conditions up to ${conditionUpToBp} bp`,
    };
  const above = Math.max(approveUpToBp, conditionUpToBp);
  return { verdict: 'escalate_for_review', rule: `a person decides above ${above} bp` };
}

/** What is asked for whatever the score: warnings and required papers. */
function demandsOf({ warnings = [], papersMissing = [] }: Assessment): string[] {
  const papers = papersMissing.map(
    (it) => `${it.why === 'missing' ? 'send' : 'renew'} ${paperInWords(it)}`,
  );
  return [...warnings, ...papers];
}

/**
 * What is asked for anyway, and one condition for each factor that stands out; at least the one of
 * the worst factor, or the figures that are missing.
 */
export function conditionsOf(assessment: Assessment): string[] {
  const worst = assessment.factors
    .filter((it) => it.riskBp !== null)
    .toSorted((a, b) => (b.riskBp ?? 0) - (a.riskBp ?? 0));
  const standingOut = worst.filter((it) => (it.riskBp ?? 0) >= CONDITION_FROM_BP);
  const named = standingOut.length > 0 ? standingOut : worst.slice(0, 1);
  return [...demandsOf(assessment), ...named.map((it) => factors[it.name].condition)];
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
