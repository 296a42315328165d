import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Candidate } from '#contracts/supplier.ts';
import type { PastPriceRow } from './past-price.ts';
import { assessMarket } from './market.ts';
import type { Prospect } from './prospect.ts';
import { rank } from './rank.ts';
import {
  hardRequirementFailures,
  relaxationsOf,
  withAbleEntries,
  withWishedEntries,
} from './requirements.ts';

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
  const fresh = carrying.filter((it) => !excludeSupplierIds.includes(it.supplierId));
  const failures = fresh.flatMap((it) => hardRequirementFailures(requisition, it));
  const able = fresh
    .filter((it) => hardRequirementFailures(requisition, it).length === 0)
    .map((it) => withAbleEntries(requisition, it));
  const fitting = able
    .map((it) => withWishedEntries(requisition, it, relaxed))
    .filter((it) => it.entries.length > 0);
  const ranked = rank(requisition, fitting, market.lines, strategy);
  return {
    shortlist: cutToShortlist(requisition, ranked, shortlistMax),
    carryingCount: carrying.length,
    hardExclusions: [...Map.groupBy(failures, (it) => it)].map(([requirement, all]) => ({
      requirement,
      excludedCount: all.length,
    })),
    relaxations: relaxationsOf(requisition, able, relaxed),
    market,
  };
}

/** The best, at most `most`; the best server of each line is kept, so that none is left without. */
function cutToShortlist(
  requisition: Requisition,
  ranked: readonly Candidate[],
  most: number,
): Candidate[] {
  const serves = (candidate: Candidate, lineNo: number) =>
    candidate.lines.some((it) => it.lineNo === lineNo);
  const bestOfLine = requisition.lines.flatMap((line) =>
    ranked.filter((it) => serves(it, line.lineNo)).slice(0, 1),
  );
  const chosen = new Set([...new Set([...bestOfLine, ...ranked])].slice(0, most));
  return ranked.filter((it) => chosen.has(it));
}
