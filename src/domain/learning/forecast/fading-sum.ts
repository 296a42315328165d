import { decay } from '../decay.ts';
import type { Day } from './order-line.ts';

/** A sum of weights and one of weighted values, both fading. */
export type FadingSum = { readonly day: Day; readonly weight: number; readonly value: number };

/** What is left of the sum on a later day. */
export function sumOn(sum: FadingSum, day: Day, halfLifeDays: number): FadingSum {
  const left = decay(day - sum.day, halfLifeDays);
  return { day, weight: sum.weight * left, value: sum.value * left };
}

/** The sum with one more observation of weight 1; nothing before the first one. */
export function sumWith(
  sum: FadingSum | undefined,
  day: Day,
  value: number,
  halfLifeDays: number,
): FadingSum {
  if (sum === undefined) return { day, weight: 1, value };
  const left = decay(day - sum.day, halfLifeDays);
  return { day, weight: sum.weight * left + 1, value: sum.value * left + value };
}
