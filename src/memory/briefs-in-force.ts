import type { CaseBrief } from '#contracts/messages.ts';
import type { Transaction } from './database.ts';

/**
 * The briefs in force of those cases whose request was changed, by case: what the supervisor last told
 * its peers, who are all told the same. The others have theirs from the opening.
 */
export async function changedBriefs(
  tx: Transaction,
  tenantId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseBrief>> {
  const rows = await tx.$queryRaw<{ caseId: string; brief: CaseBrief }[]>`
    select distinct on (case_id) case_id as "caseId", body->'brief' as brief from messages
    where tenant_id = ${tenantId} and case_id = any(${[...caseIds]}) and topic = 'case.modified'
      and sender = 'supervisor' and receiver = 'sourcing'
    order by case_id, sequence desc`;
  return new Map(rows.map((it) => [it.caseId, it.brief]));
}
