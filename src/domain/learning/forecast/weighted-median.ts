export type Weighted = { value: number; weight: number };

/**
 * The value with half of the weight on either side, always one of the given ones: it minimises the
 * weighted sum of absolute errors, and one wild value does not move it. Null of nothing.
 */
export function weightedMedian(candidates: readonly Weighted[]): number | null {
  const sorted = candidates.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, it) => sum + it.weight, 0) / 2;
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (passed >= half) return value;
  }
  return sorted.at(-1)?.value ?? null;
}
