import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPrioritiesBp } from './requisition.ts';

describe('priorities', () => {
  it('add up to 10,000 basis points whatever their size', () => {
    const weight = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.record({
          price: weight,
          delivery: weight,
          quality: weight,
          risk: fc.integer({ min: 1, max: 100 }),
        }),
        (weights) => {
          const whole = Object.values(toPrioritiesBp(weights)).reduce((sum, it) => sum + it, 0);
          expect(whole).toBe(10_000);
        },
      ),
    );
  });

  it('keep their proportions', () => {
    expect(toPrioritiesBp({ price: 50, delivery: 30, quality: 20, risk: 0 })).toEqual({
      price: 5_000,
      delivery: 3_000,
      quality: 2_000,
      risk: 0,
    });
  });
});
