import type { Cell } from '../cells.ts';
import { WHOLE_COUNT } from '../cells.ts';
import { estimateShare } from '../posterior.ts';
import { LEARNING } from '../suppliers/measures.ts';
import type { Forecast } from './calibration.ts';

/**
 * What would have been said of each supplier's deliveries of a month from the months before it, and
 * how many of them came late.
 * @param cells of the measure `late`, of the levels `supplier` and `all`
 */
export function lateForecasts(cells: readonly Cell[]): Forecast[] {
  const all = cells.filter((it) => it.level === 'all');
  const bySupplier = Map.groupBy(
    cells.filter((it) => it.level === 'supplier'),
    (it) => it.key,
  );
  return [...bySupplier.values()].flatMap((own) =>
    own.map(({ monthNo, sumMilli, countMilli }) => {
      const before = (it: Cell) => it.monthNo < monthNo;
      const levels = [own.filter(before), all.filter(before)];
      return {
        probability: estimateShare(levels, monthNo, LEARNING.late).mean,
        cameCount: sumMilli / WHOLE_COUNT,
        count: countMilli / WHOLE_COUNT,
      };
    }),
  );
}
