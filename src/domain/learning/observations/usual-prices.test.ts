import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../basis-points.ts';
import { usualPrices } from './usual-prices.ts';

describe('what an item used to cost', () => {
  it('is not known at its first price, nor by another one of that moment', () => {
    const prices = [1, 2].map((observationNo) => ({
      observationNo,
      occurredAtMs: 5,
      unitPriceMinor: 100,
    }));
    expect([...usualPrices(prices).values()]).toEqual([null, null]);
  });

  it('is the median of the prices before, in whatever order they came', () => {
    const price = fc.record({ occurredAtMs: fc.nat(20), unitPriceMinor: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(price, { maxLength: 60 }), (some) => {
        const prices = some.map((it, observationNo) => ({ ...it, observationNo }));
        const usual = usualPrices(prices);
        for (const { observationNo, occurredAtMs } of prices) {
          const before = prices.filter((it) => it.occurredAtMs < occurredAtMs);
          expect(usual.get(observationNo)).toBe(median(before.map((it) => it.unitPriceMinor)));
        }
      }),
    );
  });
});
