import type { LearningMemory } from '#ports/learning-memory.ts';
import type { Database } from './database.ts';
import { advise } from './learning/advise.ts';

/** Awards that count as history; older ones speak of another market. */
const AWARDS_MAX = 50;

/** What is learnt, and what earlier awards of the tenant teach by the award and offer ledgers. */
export function createLearningMemory(database: Database): LearningMemory {
  return {
    advise: (wish, use) => advise(database, wish, use),
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
          Awaited<ReturnType<LearningMemory['negotiationHistory']>>['perSupplier']
        >`
          select o.supplier_id as "supplierId", count(distinct o.case_id)::integer as "talksCount",
            count(distinct o.case_id) filter (where o.move = 'accept')::integer as "agreedCount",
            (select t.opponent_type from talks t
              where t.tenant_id = ${requisition.tenantId} and t.supplier_id = o.supplier_id
                and t.case_id <> ${requisition.caseId}
              order by t.ended_at desc, t.talk_id limit 1) as "opponentType"
          from offers o
          where o.tenant_id = ${requisition.tenantId} and o.supplier_id = any(${supplierIds})
            and o.case_id <> ${requisition.caseId}
          group by o.supplier_id order by o.supplier_id`;
        return { savingsBp: savings.map((it) => it.savedBp), perSupplier };
      }),
  };
}
