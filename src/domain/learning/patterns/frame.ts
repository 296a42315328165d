import { codesOf } from './codes.ts';
import type { Codes } from './codes.ts';

/** Cases as columns; codes are worked out once for each name. */
export type Frame<T> = {
  rows: readonly T[];
  values: Float64Array;
  orders: Codes;
  /** `by` says what the name is made of, and is what it is kept under. */
  codes: (by: string, nameOf: (row: T) => string | null) => Codes;
};

export function createFrame<T extends { orderId: string }>(
  rows: readonly T[],
  valueOf: (row: T) => number,
): Frame<T> {
  const known = new Map<string, Codes>();
  return {
    rows,
    values: Float64Array.from(rows, valueOf),
    orders: codesOf(rows, (it) => it.orderId),
    codes: (by, nameOf) => {
      let codes = known.get(by);
      if (codes === undefined) known.set(by, (codes = codesOf(rows, nameOf)));
      return codes;
    },
  };
}
