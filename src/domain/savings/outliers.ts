import { median } from '../basis-points.ts';

/** A price further from the middle than this factor is an outlier. */
const OUTLIER_FACTOR = 3;

/** The prices that can be compared with each other, in the order given. */
export function withoutOutliers(prices: readonly number[]): number[] {
  const middle = median(prices);
  if (middle === null) return [];
  return prices.filter((it) => it <= middle * OUTLIER_FACTOR && it * OUTLIER_FACTOR >= middle);
}
