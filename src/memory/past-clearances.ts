import type { PastClearance } from '#domain/compliance/policy/preview.ts';
import type { Database } from './database.ts';

/** The last judgement of each supplier in each case, the latest first, with what was awarded after. */
export function pastClearances(
  database: Database,
  tenantId: string,
  limit: number,
): Promise<PastClearance[]> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<PastClearance[]>`
      with latest as (
        select * from (
          select distinct on (case_id, supplier_id) id, case_id, supplier_id, decided_at
          from clearances where tenant_id = ${tenantId}
          order by case_id, supplier_id, decided_at desc, id desc) each
        order by decided_at desc, case_id, supplier_id limit ${limit}
      )
      select l.case_id as "caseId", to_ms(l.decided_at)::float8 as "decidedAtMs",
        (select assessment from clearances
          where tenant_id = ${tenantId} and id = l.id) as assessment,
        category_codes_of(${tenantId}, l.case_id) as codes,
        coalesce((select sum(a.quantity::float8 * a.unit_price_minor) from award_lines a
          where a.tenant_id = ${tenantId} and a.case_id = l.case_id
            and a.supplier_id = l.supplier_id), 0)::float8 as "awardedMinor",
        c.currency
      from latest l join cases c on c.tenant_id = ${tenantId} and c.case_id = l.case_id
      order by l.decided_at desc, l.case_id, l.supplier_id`,
  );
}
