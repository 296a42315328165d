/** The value below which `shareBp` of 10,000 of the values lie, by nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], shareBp: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((shareBp / 10_000) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const lower = Math.floor((sorted.length - 1) / 2);
  return ((sorted[lower] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
}

/** One value per repetition, as the median of them and how far they lay apart. */
export type Spread = { median: number; lowest: number; highest: number };

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
}
