import { describe, expect, it } from 'vitest';
import { aCell } from '../cell-builder.ts';
import { ALL_KEY } from '../cells.ts';
import { createSupplierEstimator } from './supplier-estimate.ts';

const NOW = 500;
const late = (level: 'supplier' | 'all', key: string, part: number, of: number) =>
  aCell({ level, key, sampleSize: of, sum: part, squares: part });
const lateShare = (cells: ReturnType<typeof aCell>[], supplierId: string) =>
  1 - createSupplierEstimator(cells, NOW)({ supplierId, categoryLane: null }).onTime.mean;

describe('what is usual', () => {
  it('is not what a single supplier does, however often it does it', () => {
    const of = (count: number) => [
      late('supplier', 'acme', count, count),
      late('all', ALL_KEY, count, count),
    ];
    expect(lateShare(of(200), 'acme')).toBeGreaterThan(0.9);
    expect(lateShare(of(200), 'unseen')).toBeLessThan(0.5);
    expect(lateShare(of(200), 'unseen')).toBeGreaterThan(lateShare(of(2), 'unseen'));
  });

  it('is what many suppliers do', () => {
    const known = Array.from({ length: 20 }, (_, at) => late('supplier', `s${at}`, 10, 10));
    expect(lateShare([...known, late('all', ALL_KEY, 200, 200)], 'unseen')).toBeGreaterThan(0.85);
    expect(lateShare([late('all', ALL_KEY, 200, 200)], 'unseen')).toBeGreaterThan(0.85);
  });
});
