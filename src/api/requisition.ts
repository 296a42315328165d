import { ParleyError } from '#contracts/errors.ts';
import type { ProcurementRequest } from '#contracts/http.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import type { ItemView } from '#memory/items.ts';

const WHOLE_BP = 10_000;
const SUGGESTIONS_MAX = 3;
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
  await refuseUnknownSuppliers(store, who.tenantId, request);
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
    repeatable: request.seed !== undefined,
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

/** A wish about a supplier that nobody knows would change nothing, silently. */
async function refuseUnknownSuppliers(
  store: DeskStore,
  tenantId: string,
  { preferences = {} }: ProcurementRequest,
): Promise<void> {
  const fields = ['preferredSupplierIds', 'excludedSupplierIds'] as const;
  const named = fields.flatMap((field) =>
    (preferences[field] ?? []).map((id, at) => ({ id, path: `preferences.${field}.${at}` })),
  );
  if (named.length === 0) return;
  const ids = named.map((it) => it.id);
  const known = new Set(await store.knownSuppliers(tenantId, ids));
  const issues = named
    .filter((it) => !known.has(it.id))
    .map(({ id, path }) => ({ path, message: `${id} is no supplier of yours` }));
  if (issues.length > 0)
    throw new ParleyError('BODY_INVALID', issues[0]?.message ?? 'a supplier is unknown', issues);
}

type Line = ProcurementRequest['lines'][number];
type Found = { ok: true; item: ItemView | null } | { ok: false; because: string };

async function resolveLines(
  store: DeskStore,
  tenantId: string,
  { lines }: ProcurementRequest,
): Promise<Requisition['lines']> {
  const ids = lines.flatMap((it) => (it.item === undefined ? [] : [it.item]));
  const byId = ids.length === 0 ? [] : await store.findItems(tenantId, ids);
  const found = await Promise.all(lines.map((it) => findItem(store, tenantId, it, byId)));
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
    classification: line.classification ?? null,
    quantity: line.quantity,
    unitCode: line.unitCode,
    mustHave: line.mustHave ?? [],
    ...(line.substitutesAllowed !== undefined && { substitutesAllowed: line.substitutesAllowed }),
  }));
}

/** By id, else by its whole description, whatever its case. */
async function findItem(
  store: DeskStore,
  tenantId: string,
  { item: wanted }: Line,
  byId: ItemView[],
): Promise<Found> {
  if (wanted === undefined) return { ok: true, item: null };
  const item = byId.find((it) => it.itemId === wanted);
  if (item !== undefined) return { ok: true, item };
  const near = await store.searchItems(tenantId, wanted, SUGGESTIONS_MAX);
  const same = near.filter((it) => it.description.toLowerCase() === wanted.toLowerCase());
  if (same.length === 1 && same[0] !== undefined) return { ok: true, item: same[0] };
  const names = near.map((it) => `${it.itemId} (${it.description})`);
  const advice =
    names.length === 0
      ? 'nothing similar is in the catalogue; send a description instead'
      : `did you mean ${names.join(' or ')}?`;
  return { ok: false, because: `${wanted} is unknown; ${advice}` };
}

/** Prices and capacities of an item are in its unit; in another one they would mean nothing. */
function refuseOtherUnits(lines: readonly Line[], items: readonly (ItemView | null)[]): void {
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
