import type { ProcurementRequest } from '#contracts/http.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { CheckFacts, LineFacts } from '#domain/requisition-check/facts.ts';
import type { DeskStore } from '#memory/desk-store.ts';
import type { ItemView } from '#memory/items.ts';
import { classificationOf } from '#memory/line-facts.ts';
import type { LineRecord, WantedLine } from '#memory/line-facts.ts';
import type { RequisitionFacts } from '#memory/requisition-facts.ts';

const SUGGESTIONS_MAX = 3;

/** A line's item; `ok` false says why it is none, with what would do. */
export type FoundItem = { ok: true; item: ItemView | null } | { ok: false; because: string };

/** A request with all that the tenant keeps about what it names; lines in the same order. */
export type ResolvedRequest = { items: FoundItem[]; facts: RequisitionFacts; nowMs: number };

export async function resolveRequest(
  store: DeskStore,
  request: ProcurementRequest,
  who: { tenantId: string; requestedBy: string; nowMs: number },
): Promise<ResolvedRequest> {
  const { tenantId, requestedBy, nowMs } = who;
  const wanted = request.lines.flatMap((it) => it.item ?? []);
  const byId = wanted.length === 0 ? [] : await store.findItems(tenantId, wanted);
  const items = await Promise.all(
    request.lines.map((it) => findItem(store, tenantId, it.item, byId)),
  );
  const { preferredSupplierIds = [], excludedSupplierIds = [] } = request.preferences ?? {};
  const facts = await store.requisitionFacts(tenantId, {
    lines: request.lines.map((line, at) => wantedLine(line, items[at])),
    currency: request.budget.currency,
    supplierIds: [...preferredSupplierIds, ...excludedSupplierIds],
    classifications: request.lines.flatMap((it) => it.classification ?? []),
    openedBy: requestedBy,
    nowMs,
  });
  return { items, facts, nowMs };
}

type LineRequest = ProcurementRequest['lines'][number];

/** An item that cannot be taken is not looked for by its words either: it has to be put right. */
const wantedLine = (line: LineRequest, found: FoundItem | undefined): WantedLine => ({
  itemId: found?.ok === true ? (found.item?.itemId ?? null) : null,
  description: found?.ok === false ? '' : (line.description ?? ''),
  unitCode: line.unitCode,
  classification: line.classification ?? null,
  substitutesAllowed: line.substitutesAllowed !== false,
});

/** By id, else by its whole description, whatever its case. */
async function findItem(
  store: DeskStore,
  tenantId: string,
  wanted: string | undefined,
  byId: ItemView[],
): Promise<FoundItem> {
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

/** What the rules of the check look at. */
export const checkFacts = (
  request: ProcurementRequest,
  { items, facts, nowMs }: ResolvedRequest,
  policy: TenantPolicy,
): CheckFacts => ({
  nowMs,
  autoApproveAwardMinor: policy.autoApproveAwardMinor,
  sourcing: policy.sourcing,
  currencies: facts.currencies,
  suppliers: facts.suppliers,
  recentCases: facts.recentCases,
  lines: facts.lines.flatMap((record, at) => {
    const line = request.lines[at];
    return line === undefined ? [] : [lineFacts(line, items[at], record, facts.codes)];
  }),
});

function lineFacts(
  { classification }: LineRequest,
  found: FoundItem | undefined,
  record: LineRecord,
  codes: RequisitionFacts['codes'],
): LineFacts {
  const item = found?.ok === true ? found.item : null;
  const code = codes.find(
    (it) => it.scheme === classification?.scheme && it.id === classification.id,
  );
  return {
    ...record,
    item: item && {
      itemId: item.itemId,
      description: item.description,
      unitCode: item.unitCode,
      classification: classificationOf(item),
    },
    itemFault: found?.ok === false ? found.because : null,
    ...(code !== undefined && { listedCode: code.listed }),
  };
}
