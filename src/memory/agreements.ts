import type { Agreement } from '#contracts/sourcing-facts.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Database, Transaction } from './database.ts';
import { Prisma } from './generated/client.ts';
import type { Page, PageWish } from './paging.ts';
import { readCursor, toPage } from './paging.ts';

export type AgreementFilter = { itemId?: string; supplierId?: string; openOn?: string };

/** What was called is counted from the awarded lines, so it cannot disagree with them. */
const selectAgreements = Prisma.sql`
  select a.agreement_id as "agreementId", a.title, a.supplier_id as "supplierId",
    a.item_id as "itemId", a.unit_price_minor::float8 as "unitPriceMinor", a.currency,
    to_char(a.valid_from, 'YYYY-MM-DD') as "validFrom",
    to_char(a.valid_to, 'YYYY-MM-DD') as "validTo", a.quantity_max as "quantityMax",
    (select coalesce(sum(l.quantity), 0)::float8 from award_lines l
     where l.tenant_id = a.tenant_id and l.agreement_id = a.agreement_id
       and l.item_id = a.item_id) as "quantityCalled",
    a.incoterm, a.lead_time_days as "leadTimeDays"
  from agreements a`;

/** Agreements on these items that are open on an ISO day. */
export function openAgreements(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
  day: string,
): Promise<Agreement[]> {
  return tx.$queryRaw<Agreement[]>`
    ${selectAgreements}
    where a.tenant_id = ${tenantId} and a.item_id = any(${itemIds})
      and ${day}::date between a.valid_from and a.valid_to
    order by a.agreement_id, a.item_id`;
}

/** Agreements of the tenant, the longest valid first. */
export function listAgreements(
  database: Database,
  tenantId: string,
  {
    itemId = null,
    supplierId = null,
    openOn = null,
  }: { [N in keyof AgreementFilter]?: string | null },
  wish: PageWish,
): Promise<Page<Agreement>> {
  const mark = readCursor(wish.cursor);
  const after = mark === null ? null : isoDayOf(mark.at.getTime());
  const id = mark?.id ?? '';
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<Agreement[]>`
      ${selectAgreements}
      where a.tenant_id = ${tenantId}
        and (${itemId}::text is null or a.item_id = ${itemId})
        and (${supplierId}::text is null or a.supplier_id = ${supplierId})
        and (${openOn}::date is null or ${openOn}::date between a.valid_from and a.valid_to)
        and (${after}::date is null or a.valid_to < ${after}::date
          or (a.valid_to = ${after}::date and concat_ws(e'\n', a.agreement_id, a.item_id) > ${id}))
      order by a.valid_to desc, concat_ws(e'\n', a.agreement_id, a.item_id)
      limit ${wish.limit + 1}`;
    return toPage(rows, wish.limit, (it) => ({
      at: new Date(it.validTo),
      id: `${it.agreementId}\n${it.itemId}`,
    }));
  });
}
