import { describe, expect, it } from 'vitest';
import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';
import { memoryCounts, withoutMemory } from './without-memory.ts';

const aCell = (supplierId: string, priceMinor: number, learntMinor: number) =>
  ({
    lineNo: 1,
    supplierId,
    quote: { quantity: 10, cannotWin: null },
    adjusted: {
      totalMinor: priceMinor + learntMinor,
      unitPriceMinor: (priceMinor + learntMinor) / 10,
      steps: [
        { label: 'price', amountMinor: priceMinor, because: '' },
        { label: 'expected delays', amountMinor: learntMinor, because: '', learnt: true },
      ],
    },
    isBest: { price: false, date: false, adjusted: false },
    fromBest: { adjustedUnitPriceMinor: 0, adjustedBp: 0 },
  }) as unknown as ComparisonCell;

const aGrid = (...cells: ComparisonCell[]) =>
  ({
    lines: [{ lineNo: 1 }],
    suppliers: cells.map((it) => ({
      supplierId: it.supplierId,
      adjustedTotalMinor: it.adjusted?.totalMinor,
    })),
    cells,
  }) as unknown as Comparison;

describe('a grid without memory', () => {
  const grid = aGrid(aCell('late', 1_000, 200), aCell('punctual', 1_100, 0));

  it('takes out what was learnt and marks the best anew', () => {
    const { cells } = withoutMemory(grid);
    expect(cells.map((it) => [it.supplierId, it.adjusted?.totalMinor, it.isBest.adjusted])).toEqual(
      [
        ['late', 1_000, true],
        ['punctual', 1_100, false],
      ],
    );
    expect(cells[1]?.fromBest).toMatchObject({ adjustedUnitPriceMinor: 10, adjustedBp: 1_000 });
  });

  it('has totals that follow from its cells', () => {
    expect(withoutMemory(grid).suppliers.map((it) => it.adjustedTotalMinor)).toEqual([
      1_000, 1_100,
    ]);
  });

  it('has steps that still add up', () => {
    for (const { adjusted } of withoutMemory(grid).cells) {
      const sum = adjusted?.steps.reduce((all, it) => all + it.amountMinor, 0);
      expect(sum).toBe(adjusted?.totalMinor);
    }
  });

  it('is only offered where memory moved a price', () => {
    expect(memoryCounts(grid)).toBe(true);
    expect(memoryCounts(aGrid(aCell('punctual', 1_100, 0)))).toBe(false);
  });
});
