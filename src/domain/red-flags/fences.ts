import { quantileSorted } from '../packages/statistics.ts';
import type { Fences } from './bid-facts.ts';

/** With fewer values quartiles say little. */
const FENCE_SAMPLE_MIN = 20;

/**
 * Tukey's fences, 1.5 interquartile ranges outside the quartiles, rounded outwards to integers.
 * Null for fewer than `FENCE_SAMPLE_MIN` values.
 */
export function fencesOf(values: readonly number[]): Fences | null {
  if (values.length < FENCE_SAMPLE_MIN) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [q1, q3] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const reach = 1.5 * (q3 - q1);
  return {
    lower: Math.floor(q1 - reach),
    upper: Math.ceil(q3 + reach),
    valuesCount: values.length,
  };
}
