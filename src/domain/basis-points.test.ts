import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampBp, median, ratioBp, shareOf, weightedBp } from './basis-points.ts';

const anAmount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const aShare = fc.integer({ min: 0, max: 10_000 });

describe('a ratio', () => {
  it.each([
    [1, 3, 3_333],
    [2, 3, 6_667],
    [1, 20_000, 1],
    [5, 4, 10_000],
    [-1, 4, 0],
  ])('of %i to %i is %i bp, rounded half up and kept inside', (part, whole, bp) => {
    expect(ratioBp(part, whole)).toBe(bp);
  });

  it.each([0, -1])('to %i is not defined', (whole) => {
    expect(() => ratioBp(1, whole)).toThrow('not defined');
  });
});

describe('a share of an amount', () => {
  it('is exact, rounded half up, for every amount', () => {
    fc.assert(
      fc.property(anAmount, aShare, (amount, shareBp) => {
        const exact = (BigInt(amount) * BigInt(shareBp) + 5_000n) / 10_000n;
        expect(BigInt(shareOf(amount, shareBp))).toBe(exact);
      }),
    );
  });

  it('grows with the amount and with the share', () => {
    fc.assert(
      fc.property(anAmount, anAmount, aShare, aShare, (a, b, c, d) => {
        const less = shareOf(Math.min(a, b), Math.min(c, d));
        expect(less).toBeLessThanOrEqual(shareOf(Math.max(a, b), Math.max(c, d)));
      }),
    );
  });

  it('of the whole is the amount, of nothing is nothing', () => {
    fc.assert(
      fc.property(anAmount, (amount) => {
        expect([shareOf(amount, 10_000), shareOf(amount, 0)]).toEqual([amount, 0]);
      }),
    );
  });
});

describe('a weighted average', () => {
  const someRows = fc.array(fc.record({ scoreBp: aShare, weightBp: aShare }), { minLength: 1 });

  it('lies between the least and the greatest score', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const counted = rows.filter((it) => it.weightBp > 0).map((it) => it.scoreBp);
        const average = weightedBp(rows);
        if (counted.length === 0) {
          expect(average).toBeNull();
          return;
        }
        expect(average).toBeGreaterThanOrEqual(Math.min(...counted));
        expect(average).toBeLessThanOrEqual(Math.max(...counted));
      }),
    );
  });

  it('of no rows is null, and rounds down', () => {
    expect(weightedBp([])).toBeNull();
    const rows = [1, 2].map((scoreBp) => ({ scoreBp, weightBp: 5_000 }));
    expect(weightedBp(rows)).toBe(1);
  });
});

describe('the median', () => {
  it('has as many values at or below as at or above it, and is one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN;
        expect(values).toContain(middle);
        expect(values.filter((it) => it < middle).length * 2).toBeLessThan(values.length);
        expect(values.filter((it) => it > middle).length * 2).toBeLessThanOrEqual(values.length);
      }),
    );
  });

  it('of two middle values is the lower, and of nothing is null', () => {
    expect([median([4, 1, 3, 2]), median([])]).toEqual([2, null]);
  });
});

it('keeps every number inside the whole', () => {
  expect([-5, 0, 4_999.5, 10_001].map(clampBp)).toEqual([0, 0, 5_000, 10_000]);
});
