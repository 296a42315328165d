import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { PastPriceRow } from './past-price.ts';
import { assessMarket } from './market.ts';
import type { Prospect } from './prospect.ts';
import { rank } from './rank.ts';
import { hardFailures, relaxationsOf, unmetWishes, withRequiredFeatures } from './requirements.ts';

/**
 * Turns everybody who carries a line into a shortlist: hard requirements first, then wishes, then
 * the ranking. Says what each requirement and wish cost.
 */
export function search(
  order: ActivityInputs['searchSuppliers'],
  carrying: readonly Prospect[],
  pastPrices: readonly PastPriceRow[],
): ActivityResults['searchSuppliers'] {
  const { requisition, strategy, relaxed, excludeSupplierIds, shortlistMax } = order;
  const market = assessMarket(requisition, carrying, pastPrices);
  const fresh = carrying
    .filter((it) => !excludeSupplierIds.includes(it.supplierId))
    .map((it) => withRequiredFeatures(requisition, it));
  const failures = fresh.flatMap((it) => hardFailures(requisition, it));
  const able = fresh.filter((it) => hardFailures(requisition, it).length === 0);
  const unmet = able.map((it) => unmetWishes(requisition, it, relaxed));
  const fitting = able.filter((_, at) => unmet[at]?.length === 0);
  return {
    shortlist: rank(requisition, fitting, market.lines, strategy).slice(0, shortlistMax),
    carryingCount: carrying.length,
    hardExclusions: [...Map.groupBy(failures, (it) => it)].map(([requirement, all]) => ({
      requirement,
      excludedCount: all.length,
    })),
    relaxations: relaxationsOf(unmet),
    market,
  };
}
