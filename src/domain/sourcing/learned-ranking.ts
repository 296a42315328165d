import type { Estimate } from '#contracts/learning.ts';
import type { Candidate, ScoreFactor } from '#contracts/supplier.ts';
import { clampBp, weightedBp } from '../basis-points.ts';
import type { LearnedSupplier } from '../learning/advice/learned-supplier.ts';
import { withLearntWeight } from '../learning/weights/ranking-weights.ts';
import type { RankingWeightsBp } from '../learning/weights/ranking-weights.ts';
import { expectedLossBp } from '../learning/suppliers/expected-loss.ts';
import { showShare } from '../money.ts';
import { bestFirst } from './rank.ts';

/**
 * The ranking once more with what memory knows: estimates in the place of raw shares, weights moved
 * by results, and lessons;
 * no score moves by more than the tenant allows. Nobody comes in or goes out.
 * @param ranked without memory, best first
 */
export function rankWithMemory(
  ranked: readonly Candidate[],
  learned: readonly LearnedSupplier[],
  adjustMaxBp: number,
  weightsBp: RankingWeightsBp | null = null,
): Candidate[] {
  const known = new Map(learned.map((it) => [it.supplierId, it]));
  const moved = ranked.map((candidate, at) => {
    const own = known.get(candidate.supplierId);
    return own === undefined
      ? candidate
      : adjusted(candidate, own, { adjustMaxBp, weightsBp }, at + 1);
  });
  return moved.toSorted(bestFirst);
}

function adjusted(
  candidate: Candidate,
  own: LearnedSupplier,
  { adjustMaxBp, weightsBp }: { adjustMaxBp: number; weightsBp: RankingWeightsBp | null },
  place: number,
): Candidate {
  const factors = candidate.factors.map((it) =>
    withLearntWeight(learnedFactor(it, own), weightsBp),
  );
  const lossBp = Math.min(expectedLossBp(own), adjustMaxBp);
  const wantedBp = (weightedBp(factors) ?? candidate.scoreBp) + own.lessonsBp;
  const shiftBp = bounded(wantedBp - candidate.scoreBp, adjustMaxBp);
  const scoreBp = clampBp(candidate.scoreBp + shiftBp);
  const movedBp = scoreBp - candidate.scoreBp;
  if (movedBp === 0) return { ...candidate, factors, expectedLossBp: lossBp };
  const why = [
    ...factors.flatMap((it, at) =>
      it.because === candidate.factors[at]?.because
        ? []
        : [`${it.name.replaceAll('_', ' ')}: ${it.because}`],
    ),
    ...own.lessons.map((it) => it.because),
  ].join('; ');
  const advice = `memory moves it by ${movedBp} bp; without memory it would have ranked ${place}`;
  return {
    ...candidate,
    factors,
    scoreBp,
    expectedLossBp: lossBp,
    advice: `${advice} (${why})`.slice(0, 500),
  };
}

/** What is no number moves nothing. */
const bounded = (shiftBp: number, most: number): number =>
  Number.isFinite(shiftBp) ? Math.min(most, Math.max(-most, Math.trunc(shiftBp))) : 0;

function learnedFactor(
  factor: ScoreFactor,
  { onTimeBp, acceptedBp }: LearnedSupplier,
): ScoreFactor {
  if (factor.name === 'on_time') return estimated(factor, onTimeBp, 'on time');
  return factor.name === 'quality' ? estimated(factor, acceptedBp, 'accepted') : factor;
}

function estimated(factor: ScoreFactor, estimate: Estimate, what: string): ScoreFactor {
  if (!Number.isFinite(estimate.mean)) return factor;
  const scoreBp = clampBp(estimate.mean);
  const { sampleSize } = estimate;
  const seen =
    sampleSize === 0
      ? 'usual for such goods, nothing seen of it yet'
      : `expected after ${sampleSize} deliveries`;
  return { ...factor, scoreBp, because: `${what} ${showShare(scoreBp)}, ${seen}` };
}
