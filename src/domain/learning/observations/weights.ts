import { WHOLE_COUNT } from '../cells.ts';

/** The most that one supplier's deliveries, or prices, of one day count: five full observations. */
export const DAY_COUNT_MAX_MILLI = 5 * WHOLE_COUNT;

/**
 * What one of the lines of an order counts, thousandths of an observation, rounded down, at least 1.
 * Lines of an order arrive together: with a correlation of 3/4 within it, `n` of them say as much as
 * `n / (1 + 3/4 (n - 1))` on their own (Kish, Survey Sampling, 1965): two as much as 1.14, ten 1.29,
 * any number less than 1.34.
 */
export const lineWeightMilli = (linesCount: number): number =>
  Math.max(1, Math.floor((4 * WHOLE_COUNT) / (3 * linesCount + 1)));

/**
 * Its share of what the day may count at most.
 * @param totalMilli what the whole day would count
 * @returns rounded half away from zero
 */
export function cappedMilli(value: number, totalMilli: number): number {
  if (totalMilli <= DAY_COUNT_MAX_MILLI) return value;
  // Squares of a large day leave the safe integers on the way.
  const whole = BigInt(Math.abs(value)) * BigInt(DAY_COUNT_MAX_MILLI) * 2n + BigInt(totalMilli);
  return Math.sign(value) * Number(whole / (2n * BigInt(totalMilli)));
}
