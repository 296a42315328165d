import type { Requisition } from '#contracts/procurement.ts';
import type { Dependency } from '#domain/compliance/facts.ts';
import type { Transaction } from './database.ts';

/** Purchases before that say nothing about whom we depend on today. */
const YEARS = 3;

type Row = Dependency & { supplierId: string };

/**
 * What we bought lately of the items that a requisition is about and of others of their category, in
 * its currency: awards of ours and imported purchases. Empty when no line names an item or a category.
 */
export async function dependencies(
  tx: Transaction,
  { tenantId, currency, lines, openedAtMs }: Requisition,
  supplierIds: string[],
): Promise<Map<string, Dependency>> {
  const itemIds = lines.flatMap((it) => (it.itemId === null ? [] : [it.itemId]));
  const codes = lines.flatMap((it) => (it.classification === null ? [] : [it.classification.id]));
  const rows = await tx.$queryRaw<Row[]>`
    with asked as (
      select item_id, classification_id from items
      where tenant_id = ${tenantId} and (item_id = any(${itemIds}) or classification_id = any(${codes}))
    ), alike as (
      select item_id from asked union select i.item_id from items i
      where i.tenant_id = ${tenantId} and i.classification_id in (select classification_id from asked)
    ), bought as (
      select supplier_id, quantity::float8 * unit_price_minor as minor from award_lines
      where tenant_id = ${tenantId} and currency = ${currency}
        and item_id in (select item_id from alike)
        and awarded_on > to_timestamp(${openedAtMs}::float8 / 1000) - make_interval(years => ${YEARS})
      union all
      select supplier_id, quantity::float8 * unit_price_minor from price_observations
      where tenant_id = ${tenantId} and currency = ${currency}
        and item_id in (select item_id from alike)
        and observed_on > to_timestamp(${openedAtMs}::float8 / 1000) - make_interval(years => ${YEARS})
    ), carrying as (
      select distinct e.supplier_id from catalogue_entries e
        join suppliers s using (tenant_id, supplier_id)
      where e.tenant_id = ${tenantId} and s.status = 'active'
        and e.item_id in (select item_id from asked)
    )
    select wanted.id as "supplierId",
      coalesce((select sum(minor) from bought where supplier_id = wanted.id), 0)::float8
        as "boughtMinor",
      coalesce((select sum(minor) from bought), 0)::float8 as "boughtFromAllMinor",
      (select count(*) from bought)::integer as "purchasesCount",
      (select count(*) from carrying where supplier_id <> wanted.id)::integer as "alternativesCount"
    from unnest(${supplierIds}::text[]) as wanted (id)
    where exists (select 1 from asked)`;
  return new Map(rows.map(({ supplierId, ...it }) => [supplierId, it]));
}
