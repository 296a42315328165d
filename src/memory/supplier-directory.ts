import type { Requisition } from '#contracts/procurement.ts';
import type {
  PastPrice, SupplierDirectory, SupplierFacts, SupplierMatch,
} from '#ports/supplier-directory.ts';
import type { Database, Transaction } from './database.ts';

/** More suppliers than this for one requisition are not weighed; the nearest descriptions win. */
const SUPPLIERS_MAX = 200;
/** Words closer than this to a description count as the same item; found on the sample data. */
const WORDS_LIKE_MIN = 0.45;
const PAST_PRICES_MAX = 200;

type EntryRow = SupplierMatch['entries'][number] & { supplierId: string };
type SupplierRow = Omit<SupplierMatch, 'entries' | 'clearance' | 'qualityBp' | 'onTimeBp'> & {
  onTimeCount: number; datedCount: number; receivedUnits: number; rejectedUnits: number;
  inspectedCount: number; clearance: SupplierMatch['clearance'];
};

/** Suppliers, catalogue and their history in PostgreSQL. */
export function createSupplierDirectory(database: Database): SupplierDirectory {
  return {
    matches: (requisition) => database.inTenant(requisition.tenantId, async (tx) => {
      const entries = (await Promise.all(
        requisition.lines.map((line) => entriesFor(tx, requisition, line)),
      )).flat();
      const ids = [...new Set(entries.map((it) => it.supplierId))].slice(0, SUPPLIERS_MAX);
      const suppliers = await supplierRows(tx, ids);
      return suppliers.map((it) => toMatch(it, entries));
    }),
    pastPrices: (requisition) => database.inTenant(requisition.tenantId, (tx) =>
      pastPrices(tx, requisition)),
    facts: (tenantId, supplierIds) => database.inTenant(tenantId, (tx) => facts(tx, supplierIds)),
  };
}

/** Catalogue entries that could serve one line, in the requisition's currency. */
function entriesFor(
  tx: Transaction, requisition: Requisition, line: Requisition['lines'][number],
): Promise<EntryRow[]> {
  const prefix = line.classification?.id.replace(/-\d$/, '').replace(/0+$/, '') ?? null;
  const like = prefix === null ? null : `${prefix}%`;
  return tx.$queryRaw<EntryRow[]>`
    select e.supplier_id as "supplierId", ${line.lineNo}::integer as "lineNo",
      e.item_id as "itemId", i.description as "itemDescription", e.features,
      e.unit_price_minor::float8 as "unitPriceMinor", e.currency,
      e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
      e.capacity_units as "capacityUnits", e.warranty_months as "warrantyMonths"
    from catalogue_entries e join items i using (tenant_id, item_id)
    where e.currency = ${requisition.currency} and i.unit_code = ${line.unitCode}
      and (
        (${line.itemId}::text is not null and e.item_id = ${line.itemId})
        or (${line.itemId}::text is null
            and (${like}::text is null or i.classification_id like ${like})
            and word_similarity(${line.description}, i.description) >= ${WORDS_LIKE_MIN}))
    order by word_similarity(${line.description}, i.description) desc, e.item_id, e.supplier_id
    limit ${SUPPLIERS_MAX}`;
}

function supplierRows(tx: Transaction, ids: string[]): Promise<SupplierRow[]> {
  return tx.$queryRaw<SupplierRow[]>`
    select s.supplier_id as "supplierId", s.legal_name as "supplierName", s.country, s.status,
      s.payment_days as "paymentDays",
      (select max(e.incoterm) from catalogue_entries e
       where e.tenant_id = s.tenant_id and e.supplier_id = s.supplier_id) as incoterm,
      coalesce((select jsonb_agg(jsonb_build_object(
          'name', c.name, 'number', c.number, 'validTo', c.valid_to) order by c.name)
        from supplier_certificates c
        where c.tenant_id = s.tenant_id and c.supplier_id = s.supplier_id), '[]') as certificates,
      o.*,
      (select jsonb_build_object('verdict', l.verdict, 'riskBp', coalesce(l.risk_bp, 10000),
          'conditions', to_jsonb(l.conditions), 'validUntilMs', to_ms(l.valid_until))
       from clearances l where l.tenant_id = s.tenant_id and l.supplier_id = s.supplier_id
       order by l.decided_at desc limit 1) as clearance
    from suppliers s cross join lateral (
      select count(*)::integer as "deliveriesCount",
        count(*) filter (where received_on is not null and promised_on is not null)::integer
          as "datedCount",
        count(*) filter (where received_on <= promised_on)::integer as "onTimeCount",
        coalesce(sum(received_quantity) filter (where rejected_quantity is not null), 0)::float8
          as "receivedUnits",
        coalesce(sum(rejected_quantity), 0)::float8 as "rejectedUnits",
        count(rejected_quantity)::integer as "inspectedCount"
      from outcomes where tenant_id = s.tenant_id and supplier_id = s.supplier_id) o
    where s.supplier_id = any(${ids}) order by s.supplier_id`;
}

const shareBp = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole);

function toMatch(row: SupplierRow, entries: EntryRow[]): SupplierMatch {
  return {
    supplierId: row.supplierId, supplierName: row.supplierName, country: row.country,
    status: row.status, certificates: row.certificates, paymentDays: row.paymentDays,
    incoterm: row.incoterm, deliveriesCount: row.deliveriesCount, clearance: row.clearance,
    onTimeBp: shareBp(row.onTimeCount, row.datedCount),
    qualityBp: shareBp(row.receivedUnits - row.rejectedUnits, row.receivedUnits),
    entries: entries.filter((it) => it.supplierId === row.supplierId)
      .map(({ supplierId: _supplierId, ...entry }) => entry),
  };
}

/** Median of the latest prices paid for the items that serve each line. */
async function pastPrices(tx: Transaction, requisition: Requisition): Promise<PastPrice[]> {
  const prices = await Promise.all(requisition.lines.map(async (line) => {
    const rows = await tx.$queryRaw<{ median: number | null; count: number }[]>`
      select percentile_disc(0.5) within group (order by unit_price_minor)::float8 as median,
        count(*)::integer as count
      from (
        select p.unit_price_minor from price_observations p join items i using (tenant_id, item_id)
        where p.currency = ${requisition.currency}
          and (p.item_id = ${line.itemId} or (${line.itemId}::text is null
            and lower(i.description) = lower(${line.description})))
        order by p.observed_on desc limit ${PAST_PRICES_MAX}) latest`;
    const { median, count } = rows[0] ?? { median: null, count: 0 };
    return median === null
      ? [] : [{ lineNo: line.lineNo, medianUnitPriceMinor: median, pricesCount: count }];
  }));
  return prices.flat();
}

async function facts(tx: Transaction, supplierIds: string[]): Promise<SupplierFacts[]> {
  const [suppliers, details] = await Promise.all([
    supplierRows(tx, supplierIds),
    tx.supplier.findMany({ where: { supplierId: { in: supplierIds } } }),
  ]);
  const delays = await tx.$queryRaw<{ supplierId: string; meanDelayDays: number | null }[]>`
    select supplier_id as "supplierId",
      round(avg(greatest(received_on - promised_on, 0)))::integer as "meanDelayDays"
    from outcomes where supplier_id = any(${supplierIds}) group by supplier_id`;
  return suppliers.map((row) => {
    const detail = details.find((it) => it.supplierId === row.supplierId);
    if (detail === undefined) throw new Error(`supplier ${row.supplierId} vanished while it was read`);
    return {
      supplierId: row.supplierId, supplierName: row.supplierName, country: row.country,
      status: row.status, blockReason: detail.blockReason, certificates: row.certificates,
      registrationNumber: detail.registrationNumber, taxId: detail.taxId, lei: detail.lei,
      financials: financialsOf(detail),
      deliveries: {
        count: row.datedCount, onTimeCount: row.onTimeCount, receivedUnits: row.receivedUnits,
        rejectedUnits: row.rejectedUnits, inspectedCount: row.inspectedCount,
        meanDelayDays: delays.find((it) => it.supplierId === row.supplierId)?.meanDelayDays ?? null,
      },
    };
  });
}

type Detail = Awaited<ReturnType<Transaction['supplier']['findMany']>>[number];

/** All figures or nothing: a ratio over a guessed figure would be a guess. */
function financialsOf(it: Detail): SupplierFacts['financials'] {
  const figures = [
    it.totalAssetsMinor, it.totalLiabilitiesMinor, it.workingCapitalMinor,
    it.retainedEarningsMinor, it.ebitMinor, it.salesMinor, it.equityBookMinor,
  ].map((figure) => (figure === null ? null : Number(figure)));
  const [assets, liabilities, working, retained, ebit, sales, equity] = figures;
  if (assets == null || liabilities == null || working == null || retained == null) return null;
  if (ebit == null || sales == null || equity == null) return null;
  return {
    totalAssetsMinor: assets, totalLiabilitiesMinor: liabilities, workingCapitalMinor: working,
    retainedEarningsMinor: retained, ebitMinor: ebit, salesMinor: sales, equityBookMinor: equity,
    currency: it.financialsCurrency ?? 'USD',
  };
}
