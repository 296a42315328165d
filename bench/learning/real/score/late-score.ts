import { calibrationError } from '#domain/learning/report/calibration.ts';

/** A forecast of a late delivery, and what became of it. */
export type JudgedShare = { orderId: string; lateShare: number; isLate: boolean };

export type LateScore = {
  brier: number;
  logLoss: number;
  /** Chance that a late line was given more than one in time; ties count half. */
  auc: number;
  /** Expected calibration error over ten bins of equal width, and of equal count. */
  eceByWidth: number;
  eceByCount: number;
  meanShare: number;
};

const SHARE_MIN = 0.001;
const BINS = 10;

/** Natural logarithm; shares are taken as at least 0.001 away from 0 and 1. */
export function logLoss(lateShare: number, isLate: boolean): number {
  const bounded = Math.min(1 - SHARE_MIN, Math.max(SHARE_MIN, lateShare));
  return -Math.log(isLate ? bounded : 1 - bounded);
}

export const brier = (lateShare: number, isLate: boolean): number =>
  (lateShare - (isLate ? 1 : 0)) ** 2;

/** The scores of the benchmark's task T1, by its README. */
export function lateScoreOf(judged: readonly JudgedShare[]): LateScore {
  const mean = (of: (it: JudgedShare) => number) =>
    judged.reduce((sum, it) => sum + of(it), 0) / judged.length;
  return {
    brier: mean((it) => brier(it.lateShare, it.isLate)),
    logLoss: mean((it) => logLoss(it.lateShare, it.isLate)),
    auc: aucOf(judged),
    eceByWidth: calibrationError(
      judged.map((it) => ({ probability: it.lateShare, cameCount: it.isLate ? 1 : 0, count: 1 })),
    ),
    eceByCount: calibrationErrorByCount(judged),
    meanShare: mean((it) => it.lateShare),
  };
}

function aucOf(judged: readonly JudgedShare[]): number {
  const late = judged.filter((it) => it.isLate);
  const inTime = judged.filter((it) => !it.isLate);
  const ascending = Float64Array.from(inTime, (it) => it.lateShare).sort();
  const wins = late.reduce((sum, it) => sum + midRank(ascending, it.lateShare), 0);
  return wins / late.length / inTime.length;
}

/** How far late lines and shares are apart within bins, summed over the bins, as a share of all. */
function calibrationErrorByCount(judged: readonly JudgedShare[]): number {
  const ascending = Float64Array.from(judged, (it) => it.lateShare).sort();
  const gaps = Array.from({ length: BINS }, () => 0);
  for (const it of judged) {
    const rank = midRank(ascending, it.lateShare);
    const bin = Math.min(BINS - 1, Math.floor((BINS * rank) / judged.length));
    gaps[bin] = (gaps[bin] ?? 0) + (it.isLate ? 1 : 0) - it.lateShare;
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / judged.length;
}

/** Mean of how many of the ascending values are below it, and how many are not above. */
function midRank(ascending: Float64Array, value: number): number {
  const countWhile = (isBefore: (it: number) => boolean): number => {
    let [low, high] = [0, ascending.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(ascending[middle] ?? Infinity)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (countWhile((it) => it < value) + countWhile((it) => it <= value)) / 2;
}
