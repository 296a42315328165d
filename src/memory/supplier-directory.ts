import type { Requisition } from '#contracts/procurement.ts';
import type { PastPrice, SupplierDirectory, SupplierMatch } from '#ports/supplier-directory.ts';
import type { Database, Transaction } from './database.ts';
import { activityOf } from './scorecards.ts';
import { supplierFacts } from './supplier-facts.ts';
import { onTimeBp, qualityBp, supplierRows } from './supplier-rows.ts';
import type { SupplierRow } from './supplier-rows.ts';

/** More suppliers than this for one requisition are not weighed; the nearest descriptions win. */
const SUPPLIERS_MAX = 200;
/** Words closer than this to a description count as the same item; found on the sample data. */
const WORDS_LIKE_MIN = 0.45;
/** Items less like it than this share of the likest one are other items. */
const AS_NEAR_MIN = 0.8;
/** Prices beyond the latest ones speak of another market. */
const PAST_PRICES_MAX = 200;

type Line = Requisition['lines'][number];
type EntryRow = SupplierMatch['entries'][number] & { supplierId: string };

/** Suppliers, catalogue and their history in PostgreSQL. */
export function createSupplierDirectory(database: Database): SupplierDirectory {
  return {
    matches: (requisition) =>
      database.inTenant(requisition.tenantId, async (tx) => {
        const entries: EntryRow[] = [];
        for (const line of requisition.lines) {
          entries.push(...(await entriesFor(tx, requisition, line)));
        }
        const ids = [...new Set(entries.map((it) => it.supplierId))].slice(0, SUPPLIERS_MAX);
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

/**
 * Catalogue entries that could serve one line, in the requisition's currency: those of the item, or
 * of the items whose description comes about as near to the line's as the nearest. Numbers tell
 * items apart that read alike (3 axes, 5 axes), so only those with most of the wanted ones count.
 */
function entriesFor(
  tx: Transaction,
  { tenantId, currency }: Requisition,
  line: Line,
): Promise<EntryRow[]> {
  const like = line.classification === null ? null : `${prefixOf(line.classification.id)}%`;
  return tx.$queryRaw<EntryRow[]>`
    with alike as (
      select i.item_id, i.description, word_similarity(${line.description}, i.description) as words,
        (select count(*) from unnest(${numbersIn(line.description)}::text[]) as wanted
         where wanted = any(regexp_split_to_array(i.description, '[^0-9.]+'))) as numbers
      from items i
      where i.tenant_id = ${tenantId} and i.unit_code = ${line.unitCode}
        and (i.item_id = ${line.itemId} or (${line.itemId}::text is null
          and (${like}::text is null or i.classification_id like ${like})
          and word_similarity(${line.description}, i.description) >= ${WORDS_LIKE_MIN}))
    ), nearest as (
      select * from alike where numbers = (select max(numbers) from alike)
    )
    select e.supplier_id as "supplierId", ${line.lineNo}::integer as "lineNo",
      e.item_id as "itemId", i.description as "itemDescription", e.features,
      e.unit_price_minor::float8 as "unitPriceMinor", e.currency,
      e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
      e.capacity_units as "capacityUnits", e.warranty_months as "warrantyMonths"
    from nearest i join catalogue_entries e on e.tenant_id = ${tenantId} and e.item_id = i.item_id
    where e.currency = ${currency}
      and i.words >= ${AS_NEAR_MIN} * (select max(words) from nearest)
    order by i.words desc, e.item_id, e.supplier_id
    limit ${SUPPLIERS_MAX}`;
}

const numbersIn = (description: string): string[] => description.match(/\d+(?:\.\d+)?/g) ?? [];

/** The digits that classify: without the check digit and the zeros that only fill up. */
function prefixOf(classificationId: string): string {
  return classificationId.replace(/-\d$/, '').replace(/0+$/, '');
}

function toMatch(row: SupplierRow, entries: EntryRow[]): SupplierMatch {
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
          and lower(i.description) = lower(${line.description})))
      order by p.observed_on desc, p.source, p.source_ref limit ${PAST_PRICES_MAX}) latest`;
  if (row === undefined || row.median === null) return null;
  return { lineNo: line.lineNo, medianUnitPriceMinor: row.median, pricesCount: row.count };
}
