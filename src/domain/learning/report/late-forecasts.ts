import type { Cell } from '../cells.ts';
import { WHOLE_COUNT } from '../cells.ts';
import { createSupplierEstimator } from '../suppliers/supplier-estimate.ts';
import type { Forecast } from './calibration.ts';

/**
 * What advice would have expected of each supplier's deliveries of a month from the months before it,
 * and how many of them came late.
 * @param cells of the measure `late`, of the levels `supplier` and `all`
 * @param sinceMonthNo months before it are only what is known
 */
export function lateForecasts(cells: readonly Cell[], sinceMonthNo = 0): Forecast[] {
  const delivered = cells.filter((it) => it.level === 'supplier' && it.monthNo >= sinceMonthNo);
  const months = [...Map.groupBy(delivered, (it) => it.monthNo)].toSorted(([a], [b]) => a - b);
  return months.flatMap(([monthNo, ofMonth]) => {
    const before = cells.filter((it) => it.monthNo < monthNo);
    const estimate = createSupplierEstimator(before, monthNo);
    return ofMonth.map(({ key, sumMilli, countMilli }) => ({
      probability: 1 - estimate({ supplierId: key, categoryLane: null }).onTime.mean,
      cameCount: sumMilli / WHOLE_COUNT,
      count: countMilli / WHOLE_COUNT,
    }));
  });
}
