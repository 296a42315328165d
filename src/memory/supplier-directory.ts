import type { Requisition } from '#contracts/procurement.ts';
import type { PastPrice, SupplierDirectory, SupplierMatch } from '#ports/supplier-directory.ts';
import { entriesOfLines } from './catalogue/line-entries.ts';
import type { LineEntry } from './catalogue/line-entries.ts';
import type { Database, Transaction } from './database.ts';
import { activityOf } from './scorecards.ts';
import { supplierFacts } from './supplier-facts.ts';
import { onTimeBp, qualityBp, supplierRows } from './supplier-rows.ts';
import type { SupplierRow } from './supplier-rows.ts';

/** More suppliers than this for one requisition are not weighed; the nearest descriptions win. */
const SUPPLIERS_MAX = 200;
/** Prices beyond the latest ones speak of another market. */
const PAST_PRICES_MAX = 200;

type Line = Requisition['lines'][number];

/** Suppliers, catalogue and their history in PostgreSQL. */
export function createSupplierDirectory(database: Database): SupplierDirectory {
  return {
    matches: (requisition) =>
      database.inTenant(requisition.tenantId, async (tx) => {
        const entries = await entriesOfLines(tx, requisition);
        const ids = nearestSuppliers(requisition, entries);
        const suppliers = await supplierRows(tx, requisition.tenantId, ids);
        return suppliers.map((it) => toMatch(it, entries));
      }),
    pastPrices: (requisition) =>
      database.inTenant(requisition.tenantId, async (tx) => {
        const prices: PastPrice[] = [];
        for (const line of requisition.lines) {
          const price = await pastPriceOf(tx, requisition, line);
          if (price !== null) prices.push(price);
        }
        return prices;
      }),
    facts: (tenantId, supplierIds, requisition) =>
      database.inTenant(tenantId, (tx) => supplierFacts(tx, tenantId, supplierIds, requisition)),
    history: (tenantId, supplierIds, period) =>
      database.inTenant(tenantId, (tx) => activityOf(tx, tenantId, supplierIds, period)),
  };
}

/** In the order of their entries, every line in turn, so that no line takes all places. */
function nearestSuppliers({ lines }: Requisition, entries: readonly LineEntry[]): string[] {
  const placed = lines.flatMap(({ lineNo }) =>
    entries
      .filter((it) => it.lineNo === lineNo)
      .map(({ supplierId }, place) => ({ supplierId, place })),
  );
  const inTurn = placed.toSorted((a, b) => a.place - b.place);
  return [...new Set(inTurn.map((it) => it.supplierId))].slice(0, SUPPLIERS_MAX);
}

function toMatch(row: SupplierRow, entries: readonly LineEntry[]): SupplierMatch {
  return {
    supplierId: row.supplierId,
    supplierName: row.supplierName,
    country: row.country,
    status: row.status,
    certificates: row.certificates,
    paymentDays: row.paymentDays,
    incoterm: row.incoterm,
    deliveriesCount: row.deliveriesCount,
    clearance: row.clearance,
    onTimeBp: onTimeBp(row),
    qualityBp: qualityBp(row),
    entries: entries
      .filter((it) => it.supplierId === row.supplierId)
      .map(({ supplierId: _supplierId, ...entry }) => entry),
  };
}

/** Median of the latest prices paid for the item of a line; null when none is known. */
async function pastPriceOf(
  tx: Transaction,
  { tenantId, currency }: Requisition,
  line: Line,
): Promise<PastPrice | null> {
  const [row] = await tx.$queryRaw<{ median: number | null; count: number }[]>`
    select percentile_disc(0.5) within group (order by unit_price_minor)::float8 as median,
      count(*)::integer as count
    from (
      select p.unit_price_minor from price_observations p join items i using (tenant_id, item_id)
      where p.tenant_id = ${tenantId} and p.currency = ${currency}
        and (p.item_id = ${line.itemId} or (${line.itemId}::text is null
          and i.description_key = md5(lower(${line.description}))::uuid))
      order by p.observed_on desc, p.source, p.source_ref limit ${PAST_PRICES_MAX}) latest`;
  if (row === undefined || row.median === null) return null;
  return { lineNo: line.lineNo, medianUnitPriceMinor: row.median, pricesCount: row.count };
}
