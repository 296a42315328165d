import type { Database } from './database.ts';

/** How much of everything a tenant has; for dashboards and metrics. */
export type CaseCounts = {
  casesByStage: Record<string, number>;
  /** Closed cases only. */
  casesByOutcome: Record<string, number>;
  openApprovals: number;
  openDeadLetters: number;
  undeliveredMessages: number;
  suppliers: number;
  items: number;
};

/** Counts of one tenant at this moment. */
export function countCases(database: Database, tenantId: string): Promise<CaseCounts> {
  return database.inTenant(tenantId, async (tx) => {
    const [row] = await tx.$queryRaw<CaseCounts[]>`
      select
        coalesce((select jsonb_object_agg(stage, n) from
          (select stage, count(*) as n from cases where tenant_id = ${tenantId} group by stage) s),
          '{}') as "casesByStage",
        coalesce((select jsonb_object_agg(outcome, n) from
          (select outcome, count(*) as n from cases
           where tenant_id = ${tenantId} and outcome is not null group by outcome) o),
          '{}') as "casesByOutcome",
        (select count(*)::integer from approvals
         where tenant_id = ${tenantId} and status = 'open') as "openApprovals",
        (select count(*)::integer from dead_letters
         where tenant_id = ${tenantId} and status = 'open') as "openDeadLetters",
        (select count(*)::integer from messages
         where tenant_id = ${tenantId} and delivery is null) as "undeliveredMessages",
        (select count(*)::integer from suppliers where tenant_id = ${tenantId}) as suppliers,
        (select count(*)::integer from items where tenant_id = ${tenantId}) as items`;
    if (row === undefined) throw new Error('counting gave no row');
    return row;
  });
}
