import type { ScoreFactor } from '#contracts/supplier.ts';
import type { RankingFactor } from '../../sourcing/strategies/strategy.ts';

export type RankingWeightsBp = Readonly<Record<RankingFactor, number>>;

/** Weights of a request that weighs price, delivery, quality and risk alike; add up to 10,000. */
export const EVEN_RANKING_WEIGHTS_BP: RankingWeightsBp = {
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
 * A factor of a request with its weight moved by what results asked for; what does not count in a
 * request does not begin to count, and none falls below 0.
 * @param learnt adapted from `EVEN_RANKING_WEIGHTS_BP`; null = nothing
 */
export function withLearntWeight(
  factor: ScoreFactor,
  learnt: RankingWeightsBp | null,
): ScoreFactor {
  const name = factor.name as RankingFactor;
  if (learnt === null || factor.weightBp === 0) return factor;
  const shiftBp = learnt[name] - EVEN_RANKING_WEIGHTS_BP[name];
  return shiftBp === 0 ? factor : { ...factor, weightBp: Math.max(0, factor.weightBp + shiftBp) };
}
