import { describe, expect, it } from 'vitest';
import { aCell } from '../cell-builder.ts';
import { createSupplierEstimator, estimateSupplier } from './supplier-estimate.ts';

const NOW = 500;
const acme = { supplierId: 'acme', categoryLane: 'CPV 3360 ZA/Air' };
const late = (key: string, part: number, of: number) =>
  aCell({
    key,
    level: key === '*' ? 'all' : 'supplier',
    sampleSize: of,
    sum: part,
    squares: part,
  });

describe('what is known of a supplier', () => {
  it('is what is known of all while there is nothing of its own', () => {
    const all = [late('*', 20, 100)];
    const { onTime } = estimateSupplier(all, acme, NOW);
    expect(onTime.mean).toBeCloseTo(0.8, 1);
    expect(onTime).toMatchObject({ sampleSize: 0, priorShareBp: 10_000 });
  });

  it('leans on category and lane before it leans on all', () => {
    const lane = aCell({
      level: 'category_lane',
      key: acme.categoryLane,
      sampleSize: 100,
      sum: 60,
      squares: 60,
    });
    const { onTime } = estimateSupplier([late('*', 10, 1_000), lane], acme, NOW);
    expect(onTime.mean).toBeLessThan(0.5);
  });

  it('shows rejects in basis points of the units, and prices against the usual', () => {
    const rejected = aCell({
      measure: 'rejected',
      sampleSize: 400,
      sum: 400 * 500,
      squares: 400 * 500 ** 2,
    });
    const log = Math.log(1.1) * 10_000;
    const dear = aCell({
      measure: 'price_level',
      sampleSize: 400,
      sum: 400 * log,
      squares: 400 * log ** 2,
    });
    const known = estimateSupplier([rejected, dear], acme, NOW);
    expect(known.rejectedBp.mean).toBeGreaterThan(450);
    expect(known.rejectedBp.high).toBeLessThan(1_000);
    expect(known.priceLevel.mean).toBeGreaterThan(950);
    expect(known.priceLevel.mean).toBeLessThan(1_001);
  });

  it('tells a supplier that turned late from one that was so always', () => {
    const month = (monthNo: number, part: number) => ({ ...late('acme', part, 10), monthNo });
    const year = (from: number, part: number) =>
      Array.from({ length: 12 }, (_, at) => month(from - at, part));
    const turned = estimateSupplier([...year(NOW, 5), ...year(NOW - 12, 0)], acme, NOW);
    expect(turned.lateTrend.low).toBeGreaterThan(0);
    const always = estimateSupplier([...year(NOW, 5), ...year(NOW - 12, 5)], acme, NOW);
    expect(always.lateTrend.low).toBeLessThan(0);
  });

  it('is the same alone as among others', () => {
    const cells = [late('acme', 3, 10), late('other', 0, 10), late('*', 3, 20)];
    const estimate = createSupplierEstimator(cells, NOW);
    estimate({ ...acme, supplierId: 'other' });
    expect(estimate(acme)).toEqual(estimateSupplier(cells.toReversed(), acme, NOW));
  });
});
