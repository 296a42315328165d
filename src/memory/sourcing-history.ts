import type { SourcingHistory } from '#contracts/messages.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { STRATEGY_QUESTION } from '#domain/sourcing/choose-strategy.ts';
import type { Database } from './database.ts';

/** Closed cases that are looked through; older ones speak of another market. */
const CASES_MAX = 100;
/** Codes with these digits in common are about alike things: a class of CPV. */
const CLASS_DIGITS = 4;

/**
 * What closed cases about the same items, or items of the same class, came to by the strategy that
 * their search began with; the most used first. null = there are none.
 */
export function sourcingHistory(
  database: Database,
  { tenantId, caseId, lines }: Requisition,
): Promise<SourcingHistory | null> {
  const itemIds = lines.flatMap((it) => it.itemId ?? []);
  const classes = lines.flatMap((it) => it.classification?.id.slice(0, CLASS_DIGITS) ?? []);
  return database.inTenant(tenantId, async (tx) => {
    const strategies = await tx.$queryRaw<SourcingHistory['strategies']>`
      with closed as (
        select case_id, outcome, brief->'requisition'->'lines' as lines from cases
        where tenant_id = ${tenantId} and case_id <> ${caseId} and closed_at is not null
          and outcome <> 'aborted'
        order by opened_at desc limit ${CASES_MAX}
      ), alike as (
        select case_id, outcome from closed c where exists (
          select 1 from jsonb_array_elements(c.lines) l
          where l->>'itemId' = any(${itemIds})
            or left(l->'classification'->>'id', ${CLASS_DIGITS}::integer) = any(${classes}))
      )
      select d.chosen as strategy, count(*)::integer as "casesCount",
        (count(*) filter (where a.outcome in ('awarded', 'partially_awarded')))::integer
          as "awardedCount"
      from alike a cross join lateral (
        select chosen from decisions
        where tenant_id = ${tenantId} and case_id = a.case_id and agent = 'sourcing'
          and question = ${STRATEGY_QUESTION}
        order by recorded_at limit 1) d
      group by d.chosen order by count(*) desc, d.chosen`;
    return strategies.length === 0 ? null : { strategies };
  });
}
