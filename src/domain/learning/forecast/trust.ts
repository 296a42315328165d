import { sumOn, sumWith } from './fading-sum.ts';
import type { FadingSum } from './fading-sum.ts';
import type { Day } from './order-line.ts';

/** A mistake fades by half within a year: sellers and routes change slowly. */
const HALF_LIFE_DAYS = 365;
/** So many cases of its own outweigh what is known of the wider group. */
const STRENGTH_CASES = 5;

/** How wrong sources of a forecast were so far. */
export type Trust = {
  record: (key: string, day: Day, error: number) => void;
  /** The mean error of the last key, each shrunk towards the one before it, the first to `prior`. */
  expectedError: (keys: readonly string[], day: Day, prior: number) => number;
  copy: () => Trust;
};

export const createTrust = (): Trust => trustOf(new Map());

function trustOf(sums: Map<string, FadingSum>): Trust {
  return {
    record: (key, day, error) => {
      sums.set(key, sumWith(sums.get(key), day, error, HALF_LIFE_DAYS));
    },
    expectedError: (keys, day, prior) => {
      let error = prior;
      for (const key of keys) {
        const sum = sums.get(key);
        if (sum === undefined) continue;
        const { weight, value } = sumOn(sum, day, HALF_LIFE_DAYS);
        error = (value + STRENGTH_CASES * error) / (weight + STRENGTH_CASES);
      }
      return error;
    },
    copy: () => trustOf(new Map(sums)),
  };
}
