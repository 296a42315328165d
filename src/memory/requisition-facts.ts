import type { Classification } from '#contracts/procurement.ts';
import { daysAfter, isoDayOf } from '#domain/days.ts';
import type { CheckFacts, RecentCase } from '#domain/requisition-check/facts.ts';
import type { Database, Transaction } from './database.ts';
import { lineRecords } from './line-facts.ts';
import type { LineRecord, WantedLine } from './line-facts.ts';

/** So far back requests of the same person are looked at, and no more of them. */
const RECENT_DAYS = 14;
const RECENT_CASES_MAX = 20;

export type FactsWish = {
  lines: WantedLine[];
  currency: string;
  supplierIds: string[];
  classifications: Classification[];
  openedBy: string;
  nowMs: number;
};

/** What the tenant keeps about the goods, suppliers and earlier cases that a request touches. */
export type RequisitionFacts = Pick<CheckFacts, 'currencies' | 'suppliers' | 'recentCases'> & {
  /** In the order of the lines. */
  lines: LineRecord[];
  /** Of the classifications asked about whose list is at hand; `listed` null = not in it. */
  codes: (Classification & { listed: string | null })[];
};

/** Read over several connections at once; the goods take longest. */
export async function requisitionFacts(
  database: Database,
  tenantId: string,
  wish: FactsWish,
): Promise<RequisitionFacts> {
  const { lines, currency, nowMs } = wish;
  const today = isoDayOf(nowMs);
  const [records, rest] = await Promise.all([
    lineRecords(database, tenantId, lines, { currency, today }),
    database.inTenant(tenantId, async (tx) => ({
      currencies: await currenciesOf(tx, tenantId),
      suppliers: await suppliersNamed(tx, tenantId, wish.supplierIds),
      recentCases: await recentCases(tx, tenantId, wish),
      codes: await codesOf(tx, wish.classifications),
    })),
  ]);
  return { ...rest, lines: records };
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
      and opened_at > ${new Date(daysAfter(nowMs, -RECENT_DAYS))}
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
