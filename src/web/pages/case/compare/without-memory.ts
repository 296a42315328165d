import type { Comparison, ComparisonCell } from '#contracts/comparison.ts';
import { totalWithoutMemory } from './price-steps.ts';

/** Whether memory moved any adjusted price of the grid. */
export const memoryCounts = ({ cells }: Comparison): boolean =>
  cells.some(
    ({ adjusted }) => adjusted !== null && totalWithoutMemory(adjusted) !== adjusted.totalMinor,
  );

/**
 * The same grid as if nothing had been learnt: adjusted prices without what memory expects, and the
 * best of each line marked anew. Scenarios stay as they are: they were chosen with memory.
 */
export function withoutMemory(comparison: Comparison): Comparison {
  const cells = comparison.cells.map(strip);
  const marked = comparison.lines.flatMap(({ lineNo }) =>
    markAdjusted(cells.filter((it) => it.lineNo === lineNo)),
  );
  const suppliers = comparison.suppliers.map((it) => {
    const own = marked.flatMap((cell) => (cell.supplierId === it.supplierId ? cell : []));
    return it.adjustedTotalMinor === null ? it : { ...it, adjustedTotalMinor: adjustedSum(own) };
  });
  return { ...comparison, suppliers, cells: marked };
}

const adjustedSum = (cells: readonly ComparisonCell[]): number =>
  cells.reduce((sum, it) => sum + (it.adjusted?.totalMinor ?? 0), 0);

function strip(cell: ComparisonCell): ComparisonCell {
  if (cell.adjusted === null || cell.quote === null) return cell;
  const totalMinor = totalWithoutMemory(cell.adjusted);
  const learntMinor = cell.adjusted.totalMinor - totalMinor;
  if (learntMinor === 0) return cell;
  const steps = [
    ...cell.adjusted.steps,
    {
      label: 'without memory',
      amountMinor: -learntMinor,
      because: 'what was learnt from its deliveries is left out',
    },
  ];
  const unitPriceMinor = Math.ceil(totalMinor / cell.quote.quantity);
  return { ...cell, adjusted: { totalMinor, unitPriceMinor, steps } };
}

/** Ties are all best; what cannot be awarded is never best. */
function markAdjusted(cells: readonly ComparisonCell[]): ComparisonCell[] {
  const able = cells.filter((it) => it.quote?.cannotWin === null && it.adjusted !== null);
  const best = Math.min(...able.map((it) => it.adjusted?.unitPriceMinor ?? Infinity));
  return cells.map((cell) => {
    const { adjusted, fromBest } = cell;
    if (adjusted === null || !Number.isFinite(best)) return cell;
    const moreMinor = adjusted.unitPriceMinor - best;
    return {
      ...cell,
      isBest: { ...cell.isBest, adjusted: moreMinor === 0 && able.includes(cell) },
      fromBest:
        fromBest === null
          ? null
          : {
              ...fromBest,
              adjustedUnitPriceMinor: moreMinor,
              adjustedBp: Math.round((moreMinor * 10_000) / Math.max(1, best)),
            },
    };
  });
}
