import { ParleyError } from '#contracts/errors.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import type { DeskStore } from '#memory/desk-store.ts';

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
 * @throws ParleyError NEED_BY_PAST, CURRENCY_UNSUPPORTED or ITEM_UNKNOWN, each with what would do
 */
export async function toRequisition(
  store: DeskStore,
  request: ProcurementRequest,
  who: { tenantId: string; caseId: string; requestedBy: string; nowMs: number; seed: number },
): Promise<Requisition> {
  const today = new Date(who.nowMs).toISOString().slice(0, 10);
  if (request.needBy < today) {
    throw new ParleyError('NEED_BY_PAST', `needBy ${request.needBy} is past; today is ${today}.`, [
      { path: 'needBy', message: `today is ${today}` },
    ]);
  }
  await refuseUnknownCurrency(store, who.tenantId, request.budget.currency);
  const {
    preferredSupplierIds = [],
    excludedSupplierIds = [],
    partialAllowed = true,
    ...wishes
  } = request.preferences ?? {};
  return {
    caseId: who.caseId,
    tenantId: who.tenantId,
    title: request.title,
    requestedBy: who.requestedBy,
    lines: await resolveLines(store, who.tenantId, request),
    budgetMinor: request.budget.amountMinor,
    currency: request.budget.currency,
    needBy: request.needBy,
    urgency: request.urgency,
    prioritiesBp: toPrioritiesBp(request.priorities ?? EVEN),
    wishes,
    preferredSupplierIds,
    excludedSupplierIds,
    partialAllowed,
    seed: request.seed ?? who.seed,
    openedAtMs: who.nowMs,
  };
}

async function refuseUnknownCurrency(
  store: DeskStore,
  tenantId: string,
  currency: string,
): Promise<void> {
  const known = await store.knownCurrencies(tenantId);
  if (known.includes(currency)) return;
  const choice = known.length === 0 ? 'no catalogue is imported yet' : `it has ${known.join(', ')}`;
  throw new ParleyError(
    'CURRENCY_UNSUPPORTED',
    `The catalogue has no price in ${currency}; ${choice}.`,
    [{ path: 'budget.currency', message: choice }],
  );
}

async function resolveLines(
  store: DeskStore,
  tenantId: string,
  request: ProcurementRequest,
): Promise<Requisition['lines']> {
  const ids = request.lines.flatMap((it) => (it.item === undefined ? [] : [it.item]));
  const items = await store.findItems(tenantId, ids);
  const unknown = request.lines.flatMap((it, at) =>
    it.item === undefined || items.some((known) => known.itemId === it.item)
      ? []
      : [{ at, item: it.item }],
  );
  const issues = await Promise.all(
    unknown.map(async ({ at, item }) => {
      const near = await store.searchItems(tenantId, item, 3);
      const advice =
        near.length === 0
          ? 'nothing similar is in the catalogue'
          : `did you mean ${near.map((it) => it.itemId).join(' or ')}?`;
      return { path: `lines.${at}.item`, message: `${item} is unknown; ${advice}` };
    }),
  );
  if (issues.length > 0)
    throw new ParleyError('ITEM_UNKNOWN', issues[0]?.message ?? 'an item is unknown', issues);
  return request.lines.map((line, at) => {
    const item = items.find((it) => it.itemId === line.item);
    return {
      lineNo: at + 1,
      itemId: line.item ?? null,
      description: line.description ?? item?.description ?? '',
      classification: line.classification ?? null,
      quantity: line.quantity,
      unitCode: line.unitCode,
      mustHave: line.mustHave ?? [],
    };
  });
}
