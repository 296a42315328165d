import type { ScorecardCriterion, ScorecardRules, StandingRule } from '#contracts/risk-rules.ts';
import { clampBp, weightedBp } from '../../basis-points.ts';
import type { PeriodActivity } from './activity.ts';
import { SCORE_OF } from './activity.ts';

/** What is expected of a supplier without history, and how many results outweigh it half and half. */
const PRIOR = { scoreBp: 6_500, count: 5 } as const;

export type CriterionScore = {
  name: ScorecardCriterion;
  weightBp: number;
  /** 10,000 = best; drawn towards what is expected of somebody new, the more the less is known. */
  scoreBp: number;
  /** Results that it rests on; 0 = the expectation alone. */
  sampleSize: number;
  /** Periods in which there were any. */
  periodsCount: number;
};

export type Scorecard = {
  overallBp: number;
  sampleSize: number;
  standing: StandingRule;
  criteria: CriterionScore[];
};

/**
 * Own history of a supplier as a score and a standing. Each criterion counts only the periods in which
 * something happened by it, older ones less; a pause changes nothing, and no history is no praise.
 * @param periods oldest first
 */
export function scorecard(periods: readonly PeriodActivity[], rules: ScorecardRules): Scorecard {
  const names = Object.keys(SCORE_OF) as ScorecardCriterion[];
  const criteria = names.map((name) => criterionScore(name, periods, rules));
  const overallBp = weightedBp(criteria);
  if (overallBp === null) throw new Error('a scorecard without any weight');
  return {
    overallBp,
    sampleSize: criteria.reduce((sum, it) => sum + it.sampleSize, 0),
    standing: standingAt(overallBp, rules.standings),
    criteria,
  };
}

function criterionScore(
  name: ScorecardCriterion,
  periods: readonly PeriodActivity[],
  { fade, weightsBp }: ScorecardRules,
): CriterionScore {
  const seen = periods.flatMap((it) => SCORE_OF[name](it) ?? []).toReversed();
  const faded = seen.map((it, age) => ({ ...it, weight: it.count * fadeAt(age, fade) }));
  const weight = faded.reduce((sum, it) => sum + it.weight, 0) + PRIOR.count;
  const seenTotal = faded.reduce((sum, it) => sum + it.weight * it.scoreBp, 0);
  const total = seenTotal + PRIOR.count * PRIOR.scoreBp;
  return {
    name,
    weightBp: weightsBp[name],
    scoreBp: clampBp(Math.floor(total / weight)),
    sampleSize: seen.reduce((sum, it) => sum + it.count, 0),
    periodsCount: seen.length,
  };
}

/** What a period counts, from 1 for the latest; `age` in periods with activity. */
const fadeAt = (age: number, fade: ScorecardRules['fade']): number =>
  fade.kind === 'linear'
    ? Math.max(0, (fade.periods - age) / fade.periods)
    : 0.5 ** (age / fade.halfLifePeriods);

/** The standing that begins last at or below a score; the lowest begins at 0, so there always is one. */
export function standingAt(scoreBp: number, standings: readonly StandingRule[]): StandingRule {
  const found = standings
    .toSorted((a, b) => a.fromBp - b.fromBp)
    .findLast((it) => it.fromBp <= scoreBp);
  if (found === undefined) throw new Error(`no standing begins at or below ${scoreBp} bp`);
  return found;
}

/**
 * What a standing does to an assessment: preventing forbids the supplier, warning asks something of
 * it. A supplier without a single result has no standing of its own yet.
 */
export function standingFindings(
  { overallBp, sampleSize, standing }: Scorecard,
  policyVersion: number | string,
): { hardStops: string[]; warnings: string[] } {
  if (sampleSize === 0) return { hardStops: [], warnings: [] };
  const at = `standing ${standing.name} (${overallBp} bp from ${sampleSize} results)`;
  const [prevented, warned] = (['prevent', 'warn'] as const).map((effect) =>
    (['rfq', 'award'] as const).filter((it) => standing[it] === effect).join(' and '),
  );
  return {
    hardStops:
      prevented === '' ? [] : [`${at}: ${prevented} prevented by policy version ${policyVersion}`],
    warnings: warned === '' ? [] : [`agree in writing on how to do better: ${at}`],
  };
}
