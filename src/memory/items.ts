import { findEntries } from './catalogue/find-entries.ts';
import { ENTRIES_MAX } from './catalogue/request.ts';
import type { Database } from './database.ts';
import { Prisma } from './generated/client.ts';

export type ItemView = {
  itemId: string;
  description: string;
  classificationScheme: string | null;
  classificationId: string | null;
  /** UN/ECE Recommendation 20. */
  unitCode: string;
  /** Suppliers that carry it. */
  suppliersCount: number;
};

const selectItems = Prisma.sql`
  select i.item_id as "itemId", i.description,
    i.classification_scheme as "classificationScheme",
    i.classification_id as "classificationId", i.unit_code as "unitCode",
    (select count(*)::integer from catalogue_entries e
     where e.tenant_id = i.tenant_id and e.item_id = i.item_id) as "suppliersCount"
  from items i`;

/** The items of these ids that the tenant knows, in no order; unknown ids are left out. */
export function findItems(
  database: Database,
  tenantId: string,
  itemIds: string[],
): Promise<ItemView[]> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<ItemView[]>`
    ${selectItems} where i.tenant_id = ${tenantId} and i.item_id = any(${itemIds})`,
  );
}

/** Items that come nearest to the words, a part number or an id, best first. */
export function searchItems(
  database: Database,
  tenantId: string,
  words: string,
  limit: number,
): Promise<ItemView[]> {
  const request = {
    no: 1,
    itemId: null,
    partNumber: null,
    text: words,
    filter: {},
    substitutesAllowed: false,
  };
  return database.inTenant(tenantId, async (tx) => {
    const same = await tx.$queryRaw<ItemView[]>`
      ${selectItems} where i.tenant_id = ${tenantId}
        and i.description_key = md5(lower(${words}))::uuid
      order by i.item_id limit ${limit}`;
    if (same.length > 0) return same;
    const [found] = await findEntries(tx, tenantId, [request], ENTRIES_MAX);
    const ids = [...new Set(found?.entries.map((it) => it.itemId))].slice(0, limit);
    const items = await tx.$queryRaw<ItemView[]>`
      ${selectItems} where i.tenant_id = ${tenantId} and i.item_id = any(${ids})`;
    return ids.flatMap((id) => items.filter((it) => it.itemId === id));
  });
}
