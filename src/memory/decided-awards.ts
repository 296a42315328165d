import type { DecidedAward } from '#domain/approval/autonomy.ts';
import { DAY_MS } from '#domain/days.ts';
import type { Database } from './database.ts';

/** What people decided longer ago says little about them now. */
const LOOK_BACK_DAYS = 365;
const AWARDS_MAX = 5_000;

/**
 * Awards that people decided, and whether as the agents had; the latest first. Of a case only its
 * first one counts: what comes after a refusal follows people, not the agents alone.
 */
export function decidedAwards(database: Database, tenantId: string): Promise<DecidedAward[]> {
  return database.inTenant(tenantId, async (tx) => {
    const since = new Date(Date.now() - LOOK_BACK_DAYS * DAY_MS);
    return tx.$queryRaw<DecidedAward[]>`
      select category, status = 'approved' as agreed from (
        select distinct on (case_id) category, status, decided_at from approvals
        where tenant_id = ${tenantId} and about = 'award' and category is not null
          and status in ('approved', 'rejected', 'returned') and decided_at >= ${since}
        order by case_id, decided_at
      ) first_of_case order by decided_at desc limit ${AWARDS_MAX}`;
  });
}
