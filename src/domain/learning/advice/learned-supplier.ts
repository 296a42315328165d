import type { Estimate, LessonRef, Risk } from '#contracts/learning.ts';
import { clampBp, WHOLE_BP } from '../../basis-points.ts';
import { showShare } from '../../money.ts';
import { normalShareBelow } from '../arms/normal.ts';
import type { Measure } from '../cells.ts';
import { supplierAdjustmentsBp } from '../lessons/conflicts.ts';
import type { SupplierEstimate } from '../suppliers/supplier-estimate.ts';
import type { CaseLesson } from './case-lesson.ts';

/** What is learnt of one supplier, as a ranking uses it. */
export type LearnedSupplier = {
  supplierId: string;
  /** Share of deliveries in time, and of units accepted; 10,000 = all. */
  onTimeBp: Estimate;
  acceptedBp: Estimate;
  /** What active lessons about it add to its score. */
  lessonsBp: number;
  lessons: { ref: LessonRef; because: string }[];
  risks: Risk[];
};

/** Above its usual price by more than this an offer is dear. */
const DEAR_BP = 500;

export function learnedSupplier(
  supplierId: string,
  estimate: SupplierEstimate,
  lessons: readonly CaseLesson[],
  adjustMaxBp: number,
): LearnedSupplier {
  const own = lessons.filter((it) => it.scope.supplierId === supplierId && 'adjustBp' in it.effect);
  return {
    supplierId,
    onTimeBp: inBp(estimate.onTime),
    acceptedBp: opposite(estimate.rejectedBp),
    lessonsBp: supplierAdjustmentsBp(own, adjustMaxBp).get(supplierId) ?? 0,
    lessons: own.map(({ lessonId, version, because }) => ({ ref: { lessonId, version }, because })),
    risks: risksOf(supplierId, estimate),
  };
}

function risksOf(supplierId: string, it: SupplierEstimate): Risk[] {
  const risk = (what: Risk['what'], measure: Measure, share: number, from: Estimate): Risk => {
    const probabilityBp = clampBp(share * WHOLE_BP);
    const because = `${supplierId} ${words[what]} with ${showShare(probabilityBp)}, after ${from.sampleSize} seen`;
    const evidence = from.sampleSize === 0 ? [] : [`supplier/${supplierId}/${measure}`];
    return { supplierId, what, probabilityBp, sampleSize: from.sampleSize, because, evidence };
  };
  const { onTime, rejectedBp, answered, walkedAway, priceLevel } = it;
  const dear = normalShareBelow((priceLevel.mean - DEAR_BP) / Math.max(1, priceLevel.sd));
  return [
    risk('late_delivery', 'late', 1 - onTime.mean, onTime),
    risk('rejects', 'rejected', rejectedBp.mean / WHOLE_BP, rejectedBp),
    risk('no_answer', 'answered', 1 - answered.mean, answered),
    risk('walks_away', 'walked_away', walkedAway.mean, walkedAway),
    risk('dear', 'price_level', dear, priceLevel),
  ];
}

const words: Readonly<Record<Risk['what'], string>> = {
  late_delivery: 'delivers late',
  rejects: 'has units rejected',
  no_answer: 'does not answer',
  walks_away: 'leaves the table',
  dear: 'asks more than usual',
};

const inBp = (share: Estimate): Estimate => ({
  ...share,
  mean: share.mean * WHOLE_BP,
  sd: share.sd * WHOLE_BP,
  low: share.low * WHOLE_BP,
  high: share.high * WHOLE_BP,
});

const opposite = (bp: Estimate): Estimate => ({
  ...bp,
  mean: WHOLE_BP - bp.mean,
  low: WHOLE_BP - bp.high,
  high: WHOLE_BP - bp.low,
});
