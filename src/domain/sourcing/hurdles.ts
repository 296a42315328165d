import type { Requisition, WishName } from '#contracts/procurement.ts';
import type { Obstacle } from '#contracts/supplier.ts';
import type { Prospect } from './prospect.ts';
import { isTooLate, missingMustHaves, unmetWishes } from './requirements.ts';

/** One thing in the way of an entry, as a person would change it. */
export type Hurdle = Pick<Obstacle, 'kind' | 'name'>;

type Entry = Prospect['entries'][number];

/** Everything that keeps an entry of an active supplier off the shortlist. */
export function hurdlesOf(
  requisition: Requisition,
  prospect: Prospect,
  entry: Entry,
  relaxed: readonly WishName[],
): Hurdle[] {
  const isExcluded = requisition.excludedSupplierIds.includes(prospect.supplierId);
  return [
    ...(isExcluded ? [{ kind: 'excluded' as const, name: 'suppliers excluded' }] : []),
    ...missingMustHaves(requisition, prospect, entry).map((name) => ({
      kind: 'must_have' as const,
      name,
    })),
    ...(isTooLate(requisition, entry)
      ? [{ kind: 'need_by' as const, name: requisition.needBy }]
      : []),
    ...unmetWishes(requisition, prospect, entry, relaxed).map((name) => ({
      kind: 'wish' as const,
      name,
    })),
  ];
}

/** What keeps an entry from serving the whole quantity of its line; null = nothing. */
export function quantityHurdle(requisition: Requisition, entry: Entry): Hurdle | null {
  const wanted = requisition.lines.find((it) => it.lineNo === entry.lineNo)?.quantity ?? 0;
  if (entry.minimumOrderQuantity > wanted) {
    return { kind: 'minimum_order', name: `above ${wanted} units` };
  }
  return entry.capacityUnits !== null && entry.capacityUnits < wanted
    ? { kind: 'capacity', name: `below ${wanted} units` }
    : null;
}
