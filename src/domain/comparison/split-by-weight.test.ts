import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByWeight } from './split-by-weight.ts';

describe('an amount parted by weights', () => {
  it('adds up to itself, whatever the weights', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    const weights = fc.array(fc.nat(1_000_000_000_000), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amount, weights, (whole, by) => {
        const parts = splitByWeight(whole, by);
        expect(parts.reduce((sum, it) => sum + BigInt(it), 0n)).toBe(BigInt(whole));
        expect(parts.every((it) => it >= 0)).toBe(true);
      }),
    );
  });

  it('gives what is left to the largest remainders', () => {
    expect(splitByWeight(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(splitByWeight(10, [5, 26, 69])).toEqual([0, 3, 7]);
  });

  it('gives nothing to what weighs nothing', () => {
    expect(splitByWeight(7, [0, 3, 0])).toEqual([0, 7, 0]);
  });
});
