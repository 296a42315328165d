import type { OpponentType } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';
import { categoryOf } from '../observations/place.ts';

/** Below 10,000 the budget is less than what the goods usually cost. */
const FITS_FROM_BP = 10_000;
const ROOMY_FROM_BP = 11_000;

/** What `categoryClass` says where there is no class. */
export const UNCLASSED: readonly string[] = ['unclassified', 'mixed'];

/** The class that all lines share, as `CPV 3369`; else says why there is none. */
export function categoryClass(lines: Requisition['lines']): string {
  const classes = new Set(
    lines.map(
      ({ classification: it }) => categoryOf(it?.scheme ?? null, it?.id ?? null) ?? 'unclassified',
    ),
  );
  const [first = 'unclassified'] = classes;
  return classes.size > 1 ? 'mixed' : first;
}

/**
 * What talks have in common that should be led alike.
 * @param opponents how the suppliers of the shortlist bargained before; the type of more than half of
 *   those known is named
 */
export function talksContext(of: {
  competition: Market['competition'];
  urgency: Requisition['urgency'];
  category: string;
  opponents?: readonly OpponentType[];
}): string {
  const { competition, urgency, category, opponents = [] } = of;
  const type = dominantType(opponents);
  return [competition, urgency, category, ...(type === null ? [] : [type])].join('/');
}

/** @param budgetFitBp budget against the usual cost; null = no price known yet */
export function searchContext(of: {
  urgency: Requisition['urgency'];
  budgetFitBp: number | null;
  category: string;
}): string {
  const { budgetFitBp: fit } = of;
  const budget =
    fit === null
      ? 'unpriced'
      : fit < FITS_FROM_BP
        ? 'short'
        : fit < ROOMY_FROM_BP
          ? 'tight'
          : 'roomy';
  return [of.urgency, budget, of.category].join('/');
}

function dominantType(opponents: readonly OpponentType[]): OpponentType | null {
  const known = opponents.filter((it) => it !== 'unknown');
  return known.find((type) => known.filter((it) => it === type).length * 2 > known.length) ?? null;
}
