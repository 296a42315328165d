import type { Estimate } from '#contracts/learning.ts';
import type { ScorecardCriterion, ScorecardRules } from '#contracts/risk-rules.ts';
import type { Clearance } from '#contracts/supplier.ts';
import { WHOLE_BP, clampBp } from '../../basis-points.ts';
import { Z_TAIL } from '../../learning/posterior.ts';
import type { SupplierEstimate } from '../../learning/suppliers/supplier-estimate.ts';
import { showShare } from '../../money.ts';
import { priceScoreBp, qualityScoreBp } from './activity.ts';

/** `better` and `worse` only where the change is sure; `unknown` where there is too little to see one. */
export type Trend = 'better' | 'worse' | 'steady' | 'unknown';

export type OutlookScore = {
  /** 10,000 = best; what is to be expected next, with 90 % between `lowBp` and `highBp`. */
  scoreBp: number;
  lowBp: number;
  highBp: number;
  /** How much of it rests on results of its own; 0 = rated like others. */
  confidenceBp: number;
  sampleSize: number;
  trend: Trend;
  because: string;
};

export type Outlook = Record<'overall' | ScorecardCriterion, OutlookScore> & {
  /** By the latest judgement of compliance; null = never judged. */
  risk: OutlookScore | null;
};

export type OutlookFacts = {
  estimate: SupplierEstimate;
  /** The latest one, valid or not; null = never judged. */
  clearance: (Pick<Clearance, 'verdict' | 'riskBp'> & { confidenceBp: number }) | null;
  /** Whom it is rated like while it has no results, such as `CPV 3360 ZA/Air`; null = all. */
  like: string | null;
};

/** What is to be expected of a supplier, by criterion, with the weights of the risk policy. */
export function outlookOf(facts: OutlookFacts, weightsBp: ScorecardRules['weightsBp']): Outlook {
  const { estimate } = facts;
  const like = `no results yet: rated like ${facts.like ?? 'all suppliers'}`;
  const told = (of: Estimate, text: string) =>
    of.sampleSize === 0 ? like : `${text}, after ${of.sampleSize} seen`;
  const { onTime, rejectedBp, priceLevel, answered } = estimate;
  const parts: Record<ScorecardCriterion, OutlookScore> = {
    delivery: {
      ...scoreOf(onTime, (share) => clampBp(share * WHOLE_BP)),
      trend: trendOf(estimate.lateTrend),
      because: told(onTime, `${showShare(toBp(onTime.mean))} of deliveries expected in time`),
    },
    quality: {
      ...scoreOf(rejectedBp, (bp) => qualityScoreBp(bp / WHOLE_BP)),
      trend: trendOf(estimate.rejectedTrend),
      because: told(rejectedBp, `${showShare(rejectedBp.mean)} of units expected to be rejected`),
    },
    price: {
      ...scoreOf(priceLevel, priceScoreBp),
      trend: trendOf(estimate.priceTrend),
      because: told(priceLevel, `prices ${againstUsual(priceLevel.mean)}`),
    },
    responsiveness: {
      ...scoreOf(answered, (share) => clampBp(share * WHOLE_BP)),
      trend: 'unknown',
      because: told(answered, `answers ${showShare(toBp(answered.mean))} of what it is asked`),
    },
  };
  return { overall: overallOf(parts, weightsBp, like), ...parts, risk: riskOf(facts) };
}

const toBp = (share: number): number => Math.round(share * WHOLE_BP);

function againstUsual(levelBp: number): string {
  const rounded = Math.round(levelBp);
  return rounded === 0
    ? 'at the usual'
    : `${showShare(Math.abs(rounded))} ${rounded > 0 ? 'above' : 'below'} the usual`;
}

function scoreOf(estimate: Estimate, scoreBpOf: (value: number) => number) {
  const edges = [scoreBpOf(estimate.low), scoreBpOf(estimate.high)];
  return {
    scoreBp: scoreBpOf(estimate.mean),
    lowBp: Math.min(...edges),
    highBp: Math.max(...edges),
    confidenceBp: WHOLE_BP - estimate.priorShareBp,
    sampleSize: estimate.sampleSize,
  };
}

/** Of something of which less is better. */
function trendOf({ low, high, priorShareBp }: Estimate): Trend {
  if (priorShareBp > WHOLE_BP / 2) return 'unknown';
  if (low > 0) return 'worse';
  return high < 0 ? 'better' : 'steady';
}

/** Means and variances add up by weight; criteria are taken as independent. */
function overallOf(
  parts: Record<ScorecardCriterion, OutlookScore>,
  weightsBp: ScorecardRules['weightsBp'],
  like: string,
): OutlookScore {
  const rows = (Object.keys(parts) as ScorecardCriterion[]).map((name) => ({
    ...parts[name],
    weight: weightsBp[name] / WHOLE_BP,
  }));
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const mean = sum((it) => it.weight * it.scoreBp);
  const spread = Math.sqrt(sum((it) => (it.weight * ((it.highBp - it.lowBp) / (2 * Z_TAIL))) ** 2));
  const sampleSize = sum((it) => it.sampleSize);
  const trends = rows.map((it) => it.trend);
  const trend = (['worse', 'better', 'steady'] as const).find((it) => trends.includes(it));
  return {
    scoreBp: clampBp(mean),
    lowBp: clampBp(mean - Z_TAIL * spread),
    highBp: clampBp(mean + Z_TAIL * spread),
    confidenceBp: clampBp(sum((it) => it.weight * it.confidenceBp)),
    sampleSize,
    trend: trend ?? 'unknown',
    because: sampleSize === 0 ? like : `${sampleSize} results of its own`,
  };
}

function riskOf({ clearance }: OutlookFacts): OutlookScore | null {
  if (clearance === null) return null;
  const scoreBp = WHOLE_BP - clearance.riskBp;
  return {
    scoreBp,
    lowBp: scoreBp,
    highBp: scoreBp,
    confidenceBp: clearance.confidenceBp,
    sampleSize: 1,
    trend: 'unknown',
    because: `latest judgement: ${clearance.verdict.replaceAll('_', ' ')} at ${clearance.riskBp} bp of risk`,
  };
}
