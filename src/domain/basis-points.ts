/** One whole, in basis points. */
export const WHOLE_BP = 10_000;

/** `part / whole` in basis points, rounded half up, kept between 0 and 10,000. */
export function ratioBp(part: number, whole: number): number {
  if (whole <= 0) throw new Error(`a share of ${whole} is not defined`);
  return clampBp(Math.floor((part * WHOLE_BP) / whole + 0.5));
}

export const clampBp = (value: number): number =>
  Math.min(WHOLE_BP, Math.max(0, Math.round(value)));

/** `amount * shareBp / 10,000`, rounded half up; exact for every amount of safe integers. */
export function shareOf(amount: number, shareBp: number): number {
  // In two parts, because the whole product leaves the safe integers above 10^11.
  const wholes = Math.floor(amount / WHOLE_BP);
  const rest = amount - wholes * WHOLE_BP;
  return wholes * shareBp + Math.floor((rest * shareBp) / WHOLE_BP + 0.5);
}

/**
 * Average of scores by weight, rounded down. The weights need not add up to 10,000; without any
 * weight the average is null.
 */
export function weightedBp(rows: readonly { scoreBp: number; weightBp: number }[]): number | null {
  const weights = rows.reduce((sum, it) => sum + it.weightBp, 0);
  if (weights === 0) return null;
  const sum = rows.reduce((total, it) => total + it.scoreBp * it.weightBp, 0);
  return Math.floor(sum / weights);
}

/** Middle value of integers; of two middle ones the lower. null for an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
