import type { Classification } from '#contracts/procurement.ts';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import type { MarketFacts } from '#contracts/market-facts.ts';
import type { Carrier, CheckFacts, RecentCase } from '#domain/requisition-check/facts.ts';
import { openAgreements } from './agreements.ts';
import type { Database, Transaction } from './database.ts';
import { marketsOf } from './market-facts.ts';

/** So far back requests of the same person are looked at, and no more of them. */
const RECENT_DAYS = 14;
const RECENT_CASES_MAX = 20;
const DAY_MS = 86_400_000;
/** Orders of an item that say what quantity is usual. */
const QUANTITIES_MAX = 200;

export type FactsWish = {
  itemIds: string[];
  currency: string;
  supplierIds: string[];
  classifications: Classification[];
  openedBy: string;
  nowMs: number;
};

/** What the tenant keeps about the items, suppliers and earlier cases that a request touches. */
export type RequisitionFacts = Pick<CheckFacts, 'currencies' | 'suppliers' | 'recentCases'> & {
  carriers: (Carrier & { itemId: string })[];
  quantities: { itemId: string; quantity: number }[];
  agreements: Agreement[];
  markets: MarketFacts[];
  /** Of the classifications asked about whose list is at hand; `listed` null = not in it. */
  codes: (Classification & { listed: string | null })[];
};

export function requisitionFacts(
  database: Database,
  tenantId: string,
  wish: FactsWish,
): Promise<RequisitionFacts> {
  const { itemIds, currency, nowMs } = wish;
  const today = new Date(nowMs).toISOString().slice(0, 10);
  return database.inTenant(tenantId, async (tx) => ({
    currencies: await currenciesOf(tx, tenantId),
    suppliers: await suppliersNamed(tx, tenantId, wish.supplierIds),
    recentCases: await recentCases(tx, tenantId, wish),
    carriers: await carriersOf(tx, tenantId, itemIds, today),
    quantities: await quantitiesOf(tx, tenantId, itemIds),
    agreements: await openAgreements(tx, tenantId, itemIds, today),
    markets: await marketsOf(tx, tenantId, { itemIds, currency, asOf: today }),
    codes: await codesOf(tx, wish.classifications),
  }));
}

/** From the counts of the catalogue: its entries may be millions. */
async function currenciesOf(tx: Transaction, tenantId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ currency: string }[]>`
    select split_part(word, ':', 2) as currency from catalogue_words
    where tenant_id = ${tenantId} and word >= 'currency:' and word < 'currency;'
      and entries_count > 0
    order by word`;
  return rows.map((it) => it.currency);
}

function suppliersNamed(
  tx: Transaction,
  tenantId: string,
  supplierIds: string[],
): Promise<CheckFacts['suppliers']> {
  return tx.$queryRaw<CheckFacts['suppliers']>`
    select supplier_id as "supplierId", status from suppliers
    where tenant_id = ${tenantId} and supplier_id = any(${supplierIds}) order by supplier_id`;
}

/** Active suppliers with their entries, certificates that are valid today and features as held. */
function carriersOf(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
  today: string,
): Promise<RequisitionFacts['carriers']> {
  return tx.$queryRaw<RequisitionFacts['carriers']>`
    select e.item_id as "itemId", e.supplier_id as "supplierId", s.legal_name as "supplierName",
      s.country, e.currency, e.unit_price_minor::float8 as "unitPriceMinor",
      e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
      e.capacity_units as "capacityUnits",
      e.features || array(
        select c.name from supplier_certificates c
        where c.tenant_id = e.tenant_id and c.supplier_id = e.supplier_id
          and (c.valid_to is null or c.valid_to >= ${today}::date)) as held
    from catalogue_entries e join suppliers s using (tenant_id, supplier_id)
    where e.tenant_id = ${tenantId} and e.item_id = any(${itemIds}) and s.status = 'active'
    order by e.item_id, e.supplier_id`;
}

function quantitiesOf(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
): Promise<RequisitionFacts['quantities']> {
  return tx.$queryRaw<RequisitionFacts['quantities']>`
    select item_id as "itemId", quantity from (
      select item_id, quantity, row_number() over (
        partition by item_id order by observed_on desc, source, source_ref) as newest
      from price_observations
      where tenant_id = ${tenantId} and item_id = any(${itemIds})) latest
    where newest <= ${QUANTITIES_MAX}`;
}

async function recentCases(
  tx: Transaction,
  tenantId: string,
  { openedBy, nowMs }: FactsWish,
): Promise<RecentCase[]> {
  const rows = await tx.$queryRaw<(Omit<RecentCase, 'openedAtMs'> & { openedAt: Date })[]>`
    select case_id as "caseId", title, opened_at as "openedAt", closed_at is null as "isOpen",
      coalesce(outcome in ('no_award', 'aborted'), false) as "isVoid",
      budget_minor::float8 as "budgetMinor", currency, brief->'requisition'->'lines' as lines
    from cases
    where tenant_id = ${tenantId} and opened_by = ${openedBy}
      and opened_at > ${new Date(nowMs - RECENT_DAYS * DAY_MS)}
    order by opened_at desc limit ${RECENT_CASES_MAX}`;
  return rows.map(({ openedAt, ...it }) => ({ ...it, openedAtMs: openedAt.getTime() }));
}

/**
 * Lists are shared or the tenant's own. A code is found by its digits, filled up with zeros; only a
 * check digit may follow them.
 */
async function codesOf(
  tx: Transaction,
  classifications: Classification[],
): Promise<RequisitionFacts['codes']> {
  if (classifications.length === 0) return [];
  return tx.$queryRaw<RequisitionFacts['codes']>`
    select w.scheme, w.id, (
      select min(c.code) from classifications c
      where c.scheme = w.scheme and c.code >= w.digits and c.code < w.digits || '.') as listed
    from (
      select it->>'scheme' as scheme, it->>'id' as id,
        rpad(split_part(it->>'id', '-', 1), 8, '0') as digits
      from jsonb_array_elements(${JSON.stringify(classifications)}::jsonb) it) w
    where exists (select 1 from classifications c where c.scheme = w.scheme)`;
}
