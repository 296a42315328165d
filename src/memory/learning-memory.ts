import type { LearningMemory } from '#ports/supplier-directory.ts';
import type { Database } from './database.ts';

/** Awards that count as history; older ones speak of another market. */
const AWARDS_MAX = 50;

/** What earlier awards of the tenant teach, read from the award and offer ledgers. */
export function createLearningMemory(database: Database): LearningMemory {
  return {
    negotiationHistory: (requisition, supplierIds) =>
      database.inTenant(requisition.tenantId, async (tx) => {
        const itemIds = requisition.lines.flatMap((it) => (it.itemId === null ? [] : [it.itemId]));
        const savings = await tx.$queryRaw<{ savedBp: number }[]>`
          select round(a.saved_minor * 10000.0 / a.baseline_minor)::integer as "savedBp"
          from awards a
          where a.tenant_id = ${requisition.tenantId} and a.baseline_minor > 0 and a.case_id <> ${requisition.caseId}
            and exists (select 1 from award_lines l
              where l.tenant_id = a.tenant_id and l.case_id = a.case_id
                and l.item_id = any(${itemIds}))
          order by a.awarded_at desc limit ${AWARDS_MAX}`;
        const perSupplier = await tx.$queryRaw<
          { supplierId: string; talksCount: number; agreedCount: number }[]
        >`
          select supplier_id as "supplierId", count(distinct case_id)::integer as "talksCount",
            count(distinct case_id) filter (where move = 'accept')::integer as "agreedCount"
          from offers
          where tenant_id = ${requisition.tenantId} and supplier_id = any(${supplierIds})
            and case_id <> ${requisition.caseId}
          group by supplier_id order by supplier_id`;
        return { savingsBp: savings.map((it) => it.savedBp), perSupplier };
      }),
  };
}
