import { decay } from '../decay.ts';
import type { Day } from './order-line.ts';

/**
 * What happens to the weights of a regression while time passes. `reverting`: they return to the
 * prior, half the way in every half-life (Ornstein and Uhlenbeck, 1930). `wandering`: they stay, and
 * their variance grows by the prior's in every half-life (a random walk).
 */
export type Forgetting = { kind: 'reverting' | 'wandering'; halfLifeDays: number };

/** Prior of one weight. */
export type WeightPrior = { mean: number; deviation: number };

/** A logistic regression that learns one case at a time and says how sure it is of its weights. */
export type LogisticFilter = {
  /** Share from 0 to 1; uncertain weights draw it to one half. Days must not go back. */
  predict: (features: readonly number[], day: Day) => number;
  /** `caseWeight` 1 counts the case fully. */
  learn: (features: readonly number[], hasHappened: boolean, caseWeight: number, day: Day) => void;
  copy: () => LogisticFilter;
};

type Belief = { day: Day | null; mean: Float64Array; covariance: Float64Array };

/** Keeps the first surprising case from moving the weights without bound. */
const INFORMATION_MIN = 0.01;

/**
 * Extended Kalman filter with the logistic function as its observation (D. MacKay, "The evidence
 * framework applied to classification networks", 1992, for the moderated prediction; L. Fahrmeir,
 * "Posterior mode estimation by extended Kalman filtering for multivariate dynamic generalized
 * linear models", 1992, for the update).
 */
export function createLogisticFilter(
  priors: readonly WeightPrior[],
  forgetting: Forgetting,
): LogisticFilter {
  const size = priors.length;
  const covariance = new Float64Array(size * size);
  priors.forEach(({ deviation }, at) => (covariance[at * size + at] = deviation ** 2));
  const mean = Float64Array.from(priors, (it) => it.mean);
  return filterOf(priors, forgetting, { day: null, mean, covariance });
}

function filterOf(
  priors: readonly WeightPrior[],
  forgetting: Forgetting,
  belief: Belief,
): LogisticFilter {
  const size = priors.length;
  /** Before the first case there is nothing to forget: questions alone change nothing. */
  const moveTo = (day: Day): void => {
    if (belief.day === null || day <= belief.day) return;
    forget(belief, priors, forgetting, day - belief.day);
    belief.day = day;
  };
  return {
    predict: (features, day) => {
      moveTo(day);
      const spread = timesCovariance(belief, features);
      return moderated(dot(belief.mean, features), dot(spread, features));
    },
    learn: (features, hasHappened, caseWeight, day) => {
      moveTo(day);
      belief.day ??= day;
      const spread = timesCovariance(belief, features);
      const variance = dot(spread, features);
      const share = moderated(dot(belief.mean, features), variance);
      const information = caseWeight * Math.max(share * (1 - share), INFORMATION_MIN);
      const scale = 1 / (1 + information * variance);
      const step = caseWeight * ((hasHappened ? 1 : 0) - share) * scale;
      for (let row = 0; row < size; row += 1) {
        const along = spread[row] ?? 0;
        belief.mean[row] = (belief.mean[row] ?? 0) + along * step;
        for (let column = 0; column < size; column += 1) {
          const at = row * size + column;
          const less = information * scale * along * (spread[column] ?? 0);
          belief.covariance[at] = (belief.covariance[at] ?? 0) - less;
        }
      }
    },
    copy: () =>
      filterOf(priors, forgetting, {
        day: belief.day,
        mean: belief.mean.slice(),
        covariance: belief.covariance.slice(),
      }),
  };
}

function forget(
  belief: Belief,
  priors: readonly WeightPrior[],
  { kind, halfLifeDays }: Forgetting,
  days: number,
): void {
  const isReverting = kind === 'reverting';
  const left = decay(days, halfLifeDays);
  if (isReverting) {
    for (let at = 0; at < belief.covariance.length; at += 1) {
      belief.covariance[at] = (belief.covariance[at] ?? 0) * left * left;
    }
  }
  const fresh = isReverting ? 1 - left * left : days / halfLifeDays;
  priors.forEach((prior, at) => {
    if (isReverting) {
      belief.mean[at] = prior.mean + left * ((belief.mean[at] ?? 0) - prior.mean);
    }
    const diagonal = at * priors.length + at;
    belief.covariance[diagonal] = (belief.covariance[diagonal] ?? 0) + fresh * prior.deviation ** 2;
  });
}

/** The mean of the logistic function over a normal log-odds, by MacKay's approximation. */
const moderated = (logOdds: number, variance: number): number =>
  1 / (1 + Math.exp(-logOdds / Math.sqrt(1 + (Math.PI / 8) * variance)));

function timesCovariance({ covariance }: Belief, features: readonly number[]): Float64Array {
  const size = features.length;
  const product = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) {
      sum += (covariance[row * size + column] ?? 0) * (features[column] ?? 0);
    }
    product[row] = sum;
  }
  return product;
}

function dot(left: Float64Array, right: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
