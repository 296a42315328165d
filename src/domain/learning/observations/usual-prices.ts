/** A price of one item in one currency. */
export type DatedPrice = { observationNo: number; occurredAtMs: number; unitPriceMinor: number };

/**
 * What an item used to cost at each of its prices: the median of those before, of two middle ones
 * the lower; null for the first ones. Prices of one moment do not count for each other.
 * @param prices of one item in one currency, in any order
 */
export function usualPrices(prices: readonly DatedPrice[]): Map<number, number | null> {
  const inOrder = prices.toSorted((a, b) => a.occurredAtMs - b.occurredAtMs);
  const usual = new Map<number, number | null>();
  const earlier: number[] = [];
  let next = 0;
  for (const { observationNo, occurredAtMs } of inOrder) {
    let before = inOrder[next];
    while (before !== undefined && before.occurredAtMs < occurredAtMs) {
      insert(earlier, before.unitPriceMinor);
      next += 1;
      before = inOrder[next];
    }
    usual.set(observationNo, earlier[Math.floor((earlier.length - 1) / 2)] ?? null);
  }
  return usual;
}

/** Keeps a sorted list sorted. */
function insert(sorted: number[], value: number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}
