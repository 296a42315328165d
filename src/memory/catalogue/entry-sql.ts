import type { Transaction } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { AccessPlan } from './access-plan.ts';
import type { EntryFilter, Facet } from './facets.ts';
import { facetsOf, tsqueryOf } from './facets.ts';
import type { FoundEntry } from './request.ts';
import { ENTRIES_MAX } from './request.ts';
import type { WeighedWord } from './word-plan.ts';

const nothing = Prisma.empty;

/** Columns of an entry and its item, from the aliases `e` and `i`. */
const columns = Prisma.sql`
  e.supplier_id as "supplierId", e.item_id as "itemId", i.description as "itemDescription",
  i.part_number as "partNumber", i.unit_code as "unitCode",
  i.classification_scheme as "classificationScheme", i.classification_id as "classificationId",
  e.unit_price_minor::float8 as "unitPriceMinor", e.currency,
  e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
  e.capacity_units as "capacityUnits", e.warranty_months as "warrantyMonths", e.features`;

/** Asked of each document that was led to; `is true` keeps the condition out of every index. */
const asks = (facets: readonly Facet[]): Prisma.Sql => {
  const query = tsqueryOf(facets);
  return query === null ? nothing : Prisma.sql`and (e.search @@ ${query}::tsquery) is true`;
};

/** What of a filter only the rows can answer. */
function rowConditions(tenantId: string, filter: EntryFilter): Prisma.Sql {
  const bounds = [
    [filter.unitPriceMinorMin, (it: unknown) => Prisma.sql`and e.unit_price_minor >= ${it}`],
    [filter.unitPriceMinorMax, (it: unknown) => Prisma.sql`and e.unit_price_minor <= ${it}`],
    [filter.leadTimeDaysMax, (it: unknown) => Prisma.sql`and e.lead_time_days <= ${it}`],
    [
      filter.minimumOrderQuantityMax,
      (it: unknown) => Prisma.sql`and e.minimum_order_quantity <= ${it}`,
    ],
    [
      filter.capacityUnitsMin,
      (it: unknown) => Prisma.sql`and coalesce(e.capacity_units >= ${it}, true)`,
    ],
  ] as const;
  // A subquery with a limit stays one: as a join it would begin with everybody's certificates.
  const certificates = (filter.certificates ?? []).map(
    (name) => Prisma.sql`and coalesce((
      select true from supplier_certificates c
      where c.tenant_id = ${tenantId} and c.supplier_id = e.supplier_id
        and lower(c.name) = ${name.toLowerCase()}
        and (c.valid_to is null or c.valid_to >= current_date) limit 1), false)`,
  );
  const asked = bounds.flatMap(([value, sql]) => (value === undefined ? [] : [sql(value)]));
  const all = [...asked, ...certificates];
  return all.length === 0 ? nothing : Prisma.join(all, ' ');
}

/** Entries whose documents and rows meet everything, in no order, and one more than `most`. */
export function entriesOfPlan(
  tenantId: string,
  plan: AccessPlan,
  filter: EntryFilter,
  most: number,
): Prisma.Sql {
  const indexed = tsqueryOf(plan.indexed.map((it) => it.map((lexeme) => `${tenantId}/${lexeme}`)));
  const from =
    indexed === null
      ? Prisma.sql`(${walked(tenantId, plan.walk)}) e where true`
      : Prisma.sql`catalogue_search e
          where tenant_document(e.tenant_id, e.search) @@ ${indexed}::tsquery`;
  return Prisma.sql`select * from ${from} ${asks(plan.asked)} ${rowConditions(tenantId, filter)}
    limit ${most + 1}`;
}

/** The view offers no key to walk along, so that the table is read as it lies. */
function walked(tenantId: string, { by, entriesMax }: AccessPlan['walk']): Prisma.Sql {
  const from =
    by === 'table'
      ? Prisma.sql`catalogue_search`
      : Prisma.sql`catalogue_entries where tenant_id = ${tenantId}`;
  return Prisma.sql`select * from ${from} limit ${entriesMax}::bigint`;
}

/** Entries of these items that meet the filter, cheapest first. */
export function entriesOfItems(
  tenantId: string,
  itemIds: readonly string[],
  filter: EntryFilter,
): Prisma.Sql {
  return Prisma.sql`select * from catalogue_entries e
    where e.tenant_id = ${tenantId} and e.item_id = any(${[...itemIds]})
      ${asks(facetsOf(filter))} ${rowConditions(tenantId, filter)}
    order by e.unit_price_minor, e.supplier_id limit ${ENTRIES_MAX + 1}`;
}

/** Weight of the words that the document of `e` holds. */
export function heldWeight(words: readonly WeighedWord[]): Prisma.Sql {
  const parts = words.map(
    ({ word, weight }) =>
      Prisma.sql`case when e.search @@ ${tsqueryOf([[word]])}::tsquery then ${weight} else 0 end`,
  );
  return parts.length === 0 ? Prisma.sql`0` : Prisma.join(parts, ' + ');
}

export type EntryRow = Omit<FoundEntry, 'matchBp' | 'substituteFor'> & {
  weight: number;
  /** False when the source had more than was weighed. */
  isComplete: boolean;
};

/** Entries of one request: where they come from, and what they weigh. */
export type EntrySource = {
  no: number;
  entries: Prisma.Sql;
  weight: Prisma.Sql;
  /** Up to so many from the source are all that there are. */
  completeMax: number;
};

/**
 * Runs the sources as one statement. Per request the `most` heaviest entries come, first those whose
 * document says least beside what was asked for.
 */
export async function readEntries(
  tx: Transaction,
  tenantId: string,
  sources: readonly EntrySource[],
  most: number,
): Promise<EntryRow[]> {
  if (sources.length === 0) return [];
  const order = Prisma.sql`
    order by weight desc, length(e.search), e.item_id, e.unit_price_minor, e.supplier_id`;
  const parts = sources.map(
    ({ no, entries, weight, completeMax }) => Prisma.sql`(
      select ${no}::integer as no, ${columns}, e.weight,
        e.weighed_count <= ${completeMax} as "isComplete"
      from (
        select e.*, count(*) over ()::integer as weighed_count
        from (select e.*, (${weight})::integer as weight from (${entries}) e offset 0) e
        ${order} limit ${most}) e
      join items i on i.tenant_id = ${tenantId} and i.item_id = e.item_id ${order})`,
  );
  return tx.$queryRaw<EntryRow[]>`${Prisma.join(parts, ' union all ')}`;
}
