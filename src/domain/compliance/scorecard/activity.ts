import type { ScorecardCriterion } from '#contracts/risk-rules.ts';
import { WHOLE_BP, clampBp } from '../../basis-points.ts';

/** What happened with one supplier in one period; a period without anything is not there. */
export type PeriodActivity = {
  /** `2026-03` or `2026-Q1`; later ones sort behind. */
  period: string;
  deliveriesCount: number;
  onTimeCount: number;
  inspectionsCount: number;
  inspectedUnits: number;
  rejectedUnits: number;
  /** Prices paid for items that others were paid for as well. */
  pricesCount: number;
  /** Mean of those prices against the median of the item, in basis points; 10,000 = at it. */
  priceToMedianBp: number;
  /** Talks that it was asked into, and those in which it quoted. */
  askedCount: number;
  answeredCount: number;
};

/** One unit in ten rejected is as bad as it gets. */
const REJECTS_WORST_SHARE = 0.1;
/** A fifth dearer than the median scores nothing, a fifth cheaper scores all. */
const PRICE_SPAN_BP = 2_000;

/** @param rejectedShare of the inspected units */
export const qualityScoreBp = (rejectedShare: number): number =>
  clampBp(WHOLE_BP * (1 - rejectedShare / REJECTS_WORST_SHARE));

/** @param levelBp what is paid beside the usual price; 1,000 = a tenth dearer */
export const priceScoreBp = (levelBp: number): number =>
  clampBp(5_000 - (levelBp * 5_000) / PRICE_SPAN_BP);

/** What a period says by one criterion, 10,000 = best, and from how many results; null = nothing. */
export const SCORE_OF: Readonly<
  Record<ScorecardCriterion, (it: PeriodActivity) => { scoreBp: number; count: number } | null>
> = {
  delivery: ({ deliveriesCount: count, onTimeCount }) =>
    count === 0 ? null : { scoreBp: clampBp((onTimeCount * 10_000) / count), count },
  quality: ({ inspectionsCount: count, inspectedUnits, rejectedUnits }) =>
    count === 0 || inspectedUnits <= 0
      ? null
      : {
          scoreBp: qualityScoreBp(rejectedUnits / inspectedUnits),
          count,
        },
  price: ({ pricesCount: count, priceToMedianBp }) =>
    count === 0 ? null : { scoreBp: priceScoreBp(priceToMedianBp - WHOLE_BP), count },
  responsiveness: ({ askedCount: count, answeredCount }) =>
    count === 0 ? null : { scoreBp: clampBp((answeredCount * 10_000) / count), count },
};
