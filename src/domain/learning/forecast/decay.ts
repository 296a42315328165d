import type { Day } from './order-line.ts';

/** The weight that is left of something after a time: half of it after every half-life. */
export const decay = (days: number, halfLifeDays: number): number =>
  days === 0 || halfLifeDays === Infinity ? 1 : 2 ** (-days / halfLifeDays);

/** A sum of weights and one of weighted values, both fading. */
export type FadingSum = { day: Day; weight: number; value: number };

/** Adds one observation of weight 1; the sum is changed in place. */
export function addTo(sum: FadingSum, day: Day, value: number, halfLifeDays: number): void {
  const left = decay(day - sum.day, halfLifeDays);
  sum.weight = sum.weight * left + 1;
  sum.value = sum.value * left + value;
  sum.day = day;
}
