import { ParleyError } from '#contracts/errors.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import { Classification } from '#contracts/procurement.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import { isoDayOf } from '#domain/days.ts';
import type { ItemView } from '#memory/items.ts';
import type { ResolvedRequest } from './requisition-facts.ts';

const WHOLE_BP = 10_000;
const EVEN = { price: 40, delivery: 25, quality: 20, risk: 15 };

/**
 * Weights of any size made to basis points that add up to 10,000; what rounding leaves goes to the
 * largest remainders.
 */
export function toPrioritiesBp(weights: Record<keyof PrioritiesBp, number>): PrioritiesBp {
  const names = ['price', 'delivery', 'quality', 'risk'] as const;
  const sum = names.reduce((total, it) => total + weights[it], 0);
  const exact = names.map((name) => ({ name, share: (weights[name] * WHOLE_BP) / sum }));
  const floors = exact.map((it) => ({ ...it, bp: Math.floor(it.share) }));
  let rest = WHOLE_BP - floors.reduce((total, it) => total + it.bp, 0);
  const byRemainder = floors.toSorted((a, b) => b.share - b.bp - (a.share - a.bp));
  const given = byRemainder.map((it) => [it.name, it.bp + (rest-- > 0 ? 1 : 0)] as const);
  return Object.fromEntries(given) as PrioritiesBp;
}

/**
 * A request as agents get it: items found in the catalogue, priorities whole, a seed drawn.
 * @throws ParleyError NEED_BY_PAST, CURRENCY_UNSUPPORTED, BODY_INVALID or ITEM_UNKNOWN, each with
 *   what would do
 */
export function toRequisition(
  request: ProcurementRequest,
  resolved: ResolvedRequest,
  who: { tenantId: string; caseId: string; requestedBy: string; seed: number },
): Requisition {
  const { nowMs } = resolved;
  const today = isoDayOf(nowMs);
  if (request.needBy < today) {
    throw new ParleyError('NEED_BY_PAST', `needBy ${request.needBy} is past; today is ${today}.`, [
      { path: 'needBy', message: `today is ${today}` },
    ]);
  }
  refuseUnknownCurrency(request.budget.currency, resolved);
  refuseUnknownSuppliers(request, resolved);
  const {
    preferredSupplierIds = [],
    excludedSupplierIds = [],
    partialAllowed = true,
    ...wishes
  } = request.preferences ?? {};
  const { singleSourceReason, costCentre, deliveryPlace } = request;
  return {
    caseId: who.caseId,
    tenantId: who.tenantId,
    title: request.title,
    requestedBy: who.requestedBy,
    lines: resolveLines(request, resolved),
    budgetMinor: request.budget.amountMinor,
    currency: request.budget.currency,
    needBy: request.needBy,
    urgency: request.urgency,
    prioritiesBp: toPrioritiesBp(request.priorities ?? EVEN),
    wishes,
    preferredSupplierIds,
    excludedSupplierIds,
    partialAllowed,
    ...(singleSourceReason !== undefined && { singleSourceReason }),
    ...(costCentre !== undefined && { costCentre }),
    ...(deliveryPlace !== undefined && { deliveryPlace }),
    seed: request.seed ?? who.seed,
    repeatable: request.seed !== undefined,
    openedAtMs: nowMs,
  };
}

function refuseUnknownCurrency(currency: string, { facts }: ResolvedRequest): void {
  const known = facts.currencies;
  if (known.includes(currency)) return;
  const choice = known.length === 0 ? 'no catalogue is imported yet' : `it has ${known.join(', ')}`;
  throw new ParleyError(
    'CURRENCY_UNSUPPORTED',
    `The catalogue has no price in ${currency}; ${choice}.`,
    [{ path: 'budget.currency', message: choice }],
  );
}

/** A wish about a supplier that nobody knows would change nothing, silently. */
function refuseUnknownSuppliers(
  { preferences = {} }: ProcurementRequest,
  { facts }: ResolvedRequest,
): void {
  const fields = ['preferredSupplierIds', 'excludedSupplierIds'] as const;
  const known = new Set(facts.suppliers.map((it) => it.supplierId));
  const issues = fields.flatMap((field) =>
    (preferences[field] ?? []).flatMap((id, at) =>
      known.has(id)
        ? []
        : [{ path: `preferences.${field}.${at}`, message: `${id} is no supplier of yours` }],
    ),
  );
  if (issues.length > 0)
    throw new ParleyError('BODY_INVALID', issues[0]?.message ?? 'a supplier is unknown', issues);
}

function resolveLines(
  { lines }: ProcurementRequest,
  { items: found }: ResolvedRequest,
): Requisition['lines'] {
  const unknown = found.flatMap((it, at) =>
    it.ok ? [] : [{ path: `lines.${at}.item`, message: it.because }],
  );
  if (unknown.length > 0)
    throw new ParleyError('ITEM_UNKNOWN', unknown[0]?.message ?? 'an item is unknown', unknown);
  const items = found.map((it) => (it.ok ? it.item : null));
  refuseOtherUnits(lines, items);
  return lines.map((line, at) => ({
    lineNo: at + 1,
    itemId: items[at]?.itemId ?? null,
    description: line.description ?? items[at]?.description ?? '',
    classification: line.classification ?? classificationOf(items[at] ?? null),
    quantity: line.quantity,
    unitCode: line.unitCode,
    mustHave: line.mustHave ?? [],
    ...(line.substitutesAllowed !== undefined && { substitutesAllowed: line.substitutesAllowed }),
  }));
}

/** The category of a line that names an item is that of the item; null where it has none of ours. */
function classificationOf(item: ItemView | null): Requisition['lines'][number]['classification'] {
  const { classificationScheme: scheme, classificationId: id } = item ?? {};
  return Classification.safeParse({ scheme, id }).data ?? null;
}

/** Prices and capacities of an item are in its unit; in another one they would mean nothing. */
function refuseOtherUnits(
  lines: ProcurementRequest['lines'],
  items: readonly (ItemView | null)[],
): void {
  const issues = lines.flatMap(({ unitCode }, at) => {
    const item = items[at];
    return item == null || item.unitCode === unitCode
      ? []
      : [
          {
            path: `lines.${at}.unitCode`,
            message: `${item.itemId} is counted in ${item.unitCode}`,
          },
        ];
  });
  if (issues.length > 0)
    throw new ParleyError('BODY_INVALID', issues[0]?.message ?? 'a unit is wrong', issues);
}
