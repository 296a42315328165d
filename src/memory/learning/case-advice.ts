import type { Advice, CaseAdvice, DecisionMemory } from '#contracts/learning.ts';
import { withDecisions } from '#domain/learning/advice/with-decisions.ts';
import type { Database } from '../database.ts';

type Given = { advice: Advice; givenAtMs: number };
type Followed = CaseAdvice['decisions'][number] & { memory: DecisionMemory };

/** Every advice that a case got, in the order it was given, with the decisions that followed it. */
export function caseAdvice(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<CaseAdvice[]> {
  return database.inTenant(tenantId, async (tx) => {
    const given = await tx.$queryRaw<Given[]>`
      select advice, to_ms(at)::float8 as "givenAtMs" from (
        select a.advice, m.sent_at as at, '' as key, a.place
        from messages m cross join lateral jsonb_array_elements(
          coalesce(m.body->'advice', '[]')) with ordinality a (advice, place)
        where m.tenant_id = ${tenantId} and m.case_id = ${caseId} and m.topic = 'procurement.open'
        union all
        select a.advice, w.answered_at, w.answer_key, a.place
        from activity_answers w cross join lateral jsonb_array_elements(
          case when jsonb_typeof(w.answer->'memory') = 'object'
              then jsonb_build_array(w.answer->'memory')
            when jsonb_typeof(w.answer->'advice') = 'array' then w.answer->'advice'
            else '[]' end) with ordinality a (advice, place)
        where w.tenant_id = ${tenantId} and w.case_id = ${caseId}) given
      order by at, key, place`;
    const decisions = await tx.$queryRaw<Followed[]>`
      select id as "decisionId", agent, question, chosen, because,
        to_ms(decided_at)::float8 as "decidedAtMs", inputs->'memory' as memory
      from decisions
      where tenant_id = ${tenantId} and case_id = ${caseId} and inputs ? 'memory'
      order by recorded_at, id`;
    return withDecisions(given, decisions);
  });
}
