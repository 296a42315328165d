import { describe, expect, it } from 'vitest';
import type { World } from './seed-means.ts';
import { gapClosed, intervalOf, ratioOf } from './seed-means.ts';

const rows = (valueBp: number) =>
  Array.from({ length: 2 }, () => ({ valueBp, savedBp: 0, late: 0, approach: 'balanced' }));
const world = (on: number, off: number, oracle: number): World => ({
  'memory on': rows(on),
  'memory off': rows(off),
  random: rows(0),
  oracle: rows(oracle),
});

describe('means over seeds', () => {
  it('have an interval that grows with their spread', () => {
    expect(intervalOf([5, 5, 5])).toEqual({ mean: 5, low: 5, high: 5 });
    const { low, high } = intervalOf([4, 6]);
    expect(high - low).toBeCloseTo(2 * 1.96, 2);
  });

  it('divide sums and not ratios, so that a world without a gap does not upset them', () => {
    expect(ratioOf([1, 1, 1], [2, 2, 2])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    const worlds = [world(15, 10, 20), world(10, 10, 10)];
    expect(gapClosed(worlds, [0, 2]).mean).toBe(0.5);
  });
});
