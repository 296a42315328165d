import type { Candidate } from '#contracts/supplier.ts';
import { weightedBp } from '../../basis-points.ts';
import { bestFirst } from '../../sourcing/rank.ts';
import type { RankingFactor } from '../../sourcing/strategies/strategy.ts';

/** Weights of a request that weighs price, delivery, quality and risk alike; add up to 10,000. */
export const EVEN_RANKING_WEIGHTS_BP: Readonly<Record<RankingFactor, number>> = {
  price: 2_400,
  lead_time: 1_430,
  on_time: 2_140,
  quality: 1_665,
  certificates: 715,
  track_record: 1_190,
  capacity: 460,
  lines: 0,
  preferred: 0,
};

/**
 * A ranking once more with the weights of its request moved by what results asked for; what does not
 * count in a request does not begin to count.
 * @param learnt adapted from `EVEN_RANKING_WEIGHTS_BP`
 */
export function withLearntWeights(
  ranked: readonly Candidate[],
  learnt: Readonly<Record<RankingFactor, number>>,
): Candidate[] {
  return ranked
    .map((candidate) => {
      const factors = candidate.factors.map((it) => {
        const name = it.name as RankingFactor;
        const shiftBp = learnt[name] - EVEN_RANKING_WEIGHTS_BP[name];
        return it.weightBp === 0 ? it : { ...it, weightBp: Math.max(0, it.weightBp + shiftBp) };
      });
      return { ...candidate, factors, scoreBp: weightedBp(factors) ?? candidate.scoreBp };
    })
    .toSorted(bestFirst);
}
