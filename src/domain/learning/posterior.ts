import type { Estimate } from '#contracts/learning.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { betaQuantile } from './beta.ts';
import { totalOf } from './decay.ts';
import type { MonthTally, Tally } from './decay.ts';

/** Of the central 90 %. */
const TAIL = 0.05;
/** Of the normal distribution, 5 % above. */
export const Z_TAIL = 1.6448536269514722;

/** How one measure is learnt. */
export type Learning = {
  halfLifeMonths: number;
  /** What is expected where nothing was seen at all, in the unit of the measure. */
  priorMean: number;
  /** Of single observations, in the unit of the measure. */
  priorSd: number;
  /** Observations that the fixed prior, and then each wider level, is worth. */
  rootStrength: number;
  levelStrength: number;
};

/** What is believed of a mean: as if `strength` observations had shown it. */
export type Belief = {
  mean: number;
  strength: number;
  /** Of single observations around the mean, in squares of the unit. */
  variance: number;
  /** Observations of the narrowest level, before fading, and the strength that came from elsewhere. */
  sampleSize: number;
  fromElsewhere: number;
};

const rootOf = ({ priorMean, priorSd, rootStrength }: Learning): Belief => ({
  mean: priorMean,
  strength: rootStrength,
  variance: priorSd ** 2,
  sampleSize: 0,
  fromElsewhere: rootStrength,
});

/**
 * What a level expects before it has seen anything: the mean of the wider one, worth as many
 * observations as give the spread among its members and the doubt about that mean together.
 */
function expectationFrom(wider: Belief, strength: number): number {
  return 1 / (1 / strength + 1 / wider.strength);
}

/**
 * The belief of the narrowest of these levels; each level starts from the next wider one, the widest
 * from the fixed prior (beta-binomial, or normal with a known weight of the prior: Gelman and others,
 * Bayesian Data Analysis, sections 2.4, 2.6 and 5.3).
 * @param levels already faded, the narrowest first
 */
export function believe(levels: readonly Tally[], learning: Learning): Belief {
  let belief = rootOf(learning);
  for (const [at, tally] of levels.toReversed().entries()) {
    const strength =
      at === 0 ? learning.rootStrength : expectationFrom(belief, learning.levelStrength);
    belief = withSeen(belief, strength, tally);
  }
  return belief;
}

function withSeen(prior: Belief, strength: number, seen: Tally): Belief {
  const total = strength + seen.weight;
  const mean = (prior.mean * strength + seen.sum) / total;
  const around = seen.squares - 2 * mean * seen.sum + mean ** 2 * seen.weight;
  return {
    mean,
    strength: total,
    variance: (prior.variance * strength + Math.max(0, around)) / total,
    sampleSize: seen.sampleSize,
    fromElsewhere: strength,
  };
}

const priorShareBp = ({ fromElsewhere, strength }: Belief): number =>
  Math.round((fromElsewhere / strength) * WHOLE_BP);

/** A belief about a share from 0 to 1, as the beta distribution that it is. */
export function shareOfBelief(belief: Belief): Estimate {
  const mean = Math.min(1 - 1e-6, Math.max(1e-6, belief.mean));
  const a = mean * belief.strength;
  const b = (1 - mean) * belief.strength;
  return {
    mean,
    sd: Math.sqrt((mean * (1 - mean)) / (belief.strength + 1)),
    low: betaQuantile(TAIL, a, b),
    high: betaQuantile(1 - TAIL, a, b),
    sampleSize: belief.sampleSize,
    priorShareBp: priorShareBp(belief),
  };
}

/**
 * A belief about a mean, with Student's t for as many degrees of freedom as it is worth
 * observations.
 */
export function meanOfBelief(belief: Belief): Estimate {
  const sd = Math.sqrt(belief.variance / belief.strength);
  const spread = studentQuantile(Z_TAIL, belief.strength) * sd;
  return {
    mean: belief.mean,
    sd,
    low: belief.mean - spread,
    high: belief.mean + spread,
    sampleSize: belief.sampleSize,
    priorShareBp: priorShareBp(belief),
  };
}

/**
 * Of Student's t, at the chance where the normal distribution has `z`; Cornish and Fisher's series
 * (Abramowitz and Stegun 26.7.5).
 */
export function studentQuantile(z: number, degrees: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const n = Math.max(2, degrees);
  return z + first / n + second / n ** 2 + third / n ** 3;
}

/**
 * What changes per year: the weighted slope of the monthly means, drawn towards no change.
 * @param months faded, with the weights of their observations
 * @param priorSd how fast it usually changes, in the unit of the measure a year
 * @param variance of single observations
 */
export function trendOf(
  months: readonly MonthTally[],
  priorSd: number,
  variance: number,
): Estimate {
  const total = totalOf(months);
  const years = (it: MonthTally): number => it.monthNo / 12;
  const middle =
    months.reduce((sum, it) => sum + it.weight * years(it), 0) / Math.max(total.weight, 1e-9);
  const level = total.sum / Math.max(total.weight, 1e-9);
  let across = 0;
  let together = 0;
  for (const it of months) {
    across += it.weight * (years(it) - middle) ** 2;
    together += (years(it) - middle) * (it.sum - it.weight * level);
  }
  const residual = residualVariance(months, middle, level, across > 0 ? together / across : 0);
  const degrees = Math.max(0, months.length - 2);
  // Months differ by more than their observations do; what they show of it counts with the prior.
  const spread = Math.max(
    variance,
    (PRIOR_DEGREES * variance + residual) / (PRIOR_DEGREES + degrees),
  );
  const fromPrior = spread / priorSd ** 2;
  const mean = together / (across + fromPrior);
  const sd = Math.sqrt(spread / (across + fromPrior));
  const half = studentQuantile(Z_TAIL, PRIOR_DEGREES + degrees) * sd;
  return {
    mean,
    sd,
    low: mean - half,
    high: mean + half,
    sampleSize: total.sampleSize,
    priorShareBp: Math.round((fromPrior / (across + fromPrior)) * WHOLE_BP),
  };
}

/** Months that the spread of observations is worth when the spread of months is not known yet. */
const PRIOR_DEGREES = 6;

/** Weighted squares of what the line leaves over. */
function residualVariance(
  months: readonly MonthTally[],
  middle: number,
  level: number,
  slope: number,
): number {
  return months.reduce((sum, it) => {
    if (it.weight <= 0) return sum;
    const expected = level + slope * (it.monthNo / 12 - middle);
    return sum + it.weight * (it.sum / it.weight - expected) ** 2;
  }, 0);
}

/** The same estimate in another unit; `to` rises all the way, and the spread follows its slope. */
export function inUnit(estimate: Estimate, to: (value: number) => number): Estimate {
  const step = Math.max(estimate.sd, 1e-9) / 100;
  const slope = (to(estimate.mean + step) - to(estimate.mean - step)) / (2 * step);
  return {
    ...estimate,
    mean: to(estimate.mean),
    sd: estimate.sd * slope,
    low: to(estimate.low),
    high: to(estimate.high),
  };
}

/** How often the opposite happens. */
export const opposite = (share: Estimate): Estimate => ({
  ...share,
  mean: 1 - share.mean,
  low: 1 - share.high,
  high: 1 - share.low,
});
