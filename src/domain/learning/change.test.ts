import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCell } from './cell-builder.ts';
import { currentTotal } from './change.ts';
import { fadedMonths, totalOf } from './decay.ts';

const NOW = 500;
const month = (ago: number, sampleSize: number, sum: number) =>
  aCell({ monthNo: NOW - ago, sampleSize, sum, squares: sum });
const current = (cells: ReturnType<typeof month>[]) => currentTotal(cells, NOW, 12, 0.36);
const meanOf = ({ sum, weight }: { sum: number; weight: number }) => sum / weight;

describe('what counts now', () => {
  it('is all that was seen while nothing has changed', () => {
    const cells = [month(0, 4, 1), month(5, 10, 2), month(9, 10, 2)];
    expect(current(cells)).toEqual(totalOf(fadedMonths(cells, NOW, 12)));
  });

  it('leans to the last quarter when that differs by more than chance', () => {
    const before = [month(5, 20, 0), month(9, 20, 0)];
    const changed = meanOf(current([month(0, 4, 4), ...before]));
    expect(changed).toBeGreaterThan(2 * (4 / 44));
    expect(changed).toBeLessThan(1);
  });

  it('never lies outside what was seen', () => {
    const cell = fc
      .record({ ago: fc.nat(30), sampleSize: fc.integer({ min: 1, max: 20 }), share: fc.nat(100) })
      .map(({ ago, sampleSize, share }) => month(ago, sampleSize, (sampleSize * share) / 100));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const total = current(cells);
        expect(total.sum).toBeLessThanOrEqual(total.weight + 1e-9);
        expect(total.sampleSize).toBe(cells.reduce((sum, it) => sum + it.sampleSize, 0));
      }),
    );
  });
});
