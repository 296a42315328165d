import { betaCdf } from '../beta.ts';
import { studentQuantile } from '../posterior.ts';

/** 95 % on both sides together. */
const TAIL_Z = 1.959963984540054;

/** What differs, and how sure that is. */
export type Effect = {
  /** Share of lines (0.1 = ten in a hundred more are late), or natural logarithm of a price ratio. */
  value: number;
  sd: number;
  /** Degrees of freedom, from the groups of the smaller side. */
  degrees: number;
  /** Lines or prices with what the effect is of, and their orders; the orders that it is seen against. */
  cases: number;
  orders: number;
  ordersWithout: number;
  /** Groups of rows that share their fate. */
  groups: number;
};

/** 95 % of it; `low` and `high` in the unit of the effect. */
export function intervalOf({ value, sd, degrees }: Effect): { low: number; high: number } {
  const spread = studentQuantile(TAIL_Z, degrees) * sd;
  return { low: value - spread, high: value + spread };
}

export function excludesZero(effect: Effect): boolean {
  const { low, high } = intervalOf(effect);
  return low > 0 || high < 0;
}

/** The chance of so large a value, either way, where there is no effect. */
export function chanceOf({ value, sd, degrees }: Effect): number {
  if (sd === 0) return value === 0 ? 1 : 0;
  const t2 = (value / sd) ** 2;
  return betaCdf(degrees / (degrees + t2), degrees / 2, 0.5);
}

/** Of two effects that must both be there: the one that is less sure, none where they contradict. */
export function weaker(a: Effect, b: Effect): Effect {
  const lessSure = chanceOf(a) >= chanceOf(b) ? a : b;
  return a.value * b.value < 0 ? { ...lessSure, value: 0 } : lessSure;
}
