import type { SupplierSummary } from './supplier-types.ts';

export const SORTS = ['id', 'name', 'country', 'on_time', 'delay', 'quality'] as const;
export type Sort = (typeof SORTS)[number];

const valueOf: Readonly<Record<Sort, (it: SupplierSummary) => string | number | null>> = {
  id: (it) => it.supplierId,
  name: (it) => it.supplierName,
  country: (it) => it.country,
  on_time: (it) => it.scorecard.onTimeBp,
  delay: (it) => it.scorecard.meanDelayDays,
  quality: (it) => it.scorecard.qualityBp,
};

/** Suppliers in that order; whose value is unknown come last either way. */
export function bySort(
  suppliers: readonly SupplierSummary[],
  sort: Sort,
  isDown: boolean,
): SupplierSummary[] {
  const value = valueOf[sort];
  return suppliers.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return isDown ? -order : order;
  });
}
