import { decay } from '../decay.ts';
import type { Day } from './order-line.ts';

/** A sum of weights and one of weighted values, both fading. */
export type FadingSum = { day: Day; weight: number; value: number };

export const emptySum = (day: Day): FadingSum => ({ day, weight: 0, value: 0 });

/** Adds one observation of weight 1; the sum is changed in place. */
export function addTo(sum: FadingSum, day: Day, value: number, halfLifeDays: number): void {
  const left = decay(day - sum.day, halfLifeDays);
  sum.weight = sum.weight * left + 1;
  sum.value = sum.value * left + value;
  sum.day = day;
}

/** What is left of the sum on a later day. */
export function sumOn(sum: FadingSum, day: Day, halfLifeDays: number): FadingSum {
  const left = decay(day - sum.day, halfLifeDays);
  return { day, weight: sum.weight * left, value: sum.value * left };
}
