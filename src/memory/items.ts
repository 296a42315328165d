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

/** Items whose description comes nearest to the words, best first. */
export function searchItems(
  database: Database,
  tenantId: string,
  words: string,
  limit: number,
): Promise<ItemView[]> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<ItemView[]>`
    ${selectItems}
    where i.tenant_id = ${tenantId} and (
      word_similarity(${words}, i.description) > 0.3 or i.item_id = ${words})
    order by word_similarity(${words}, i.description) desc, i.item_id limit ${limit}`,
  );
}
