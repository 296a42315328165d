import { DecisionMemory } from '#contracts/learning.ts';
import type { CaseFacts } from '#domain/learning/observations/case-facts.ts';
import { categoryOf } from '#domain/learning/observations/place.ts';
import type { Transaction } from '../database.ts';

type Classified = { scheme: string | null; code: string | null };
type StoredDecision = Omit<CaseFacts['decisions'][number], 'memory'> & { memory: unknown };
type Row = Omit<CaseFacts, 'category' | 'awardLines' | 'decisions'> &
  Classified & {
    awardLines: (Omit<CaseFacts['awardLines'][number], 'category'> & Classified)[];
    decisions: StoredDecision[];
  };

/** What the ledgers hold of these cases; those that are still open are left out. */
export async function closedCases(
  tx: Transaction,
  tenantId: string,
  caseIds: readonly string[],
): Promise<CaseFacts[]> {
  if (caseIds.length === 0) return [];
  const rows = await tx.$queryRawUnsafe<Row[]>(CLOSED_CASES, tenantId, caseIds);
  return rows.map(({ scheme, code, ...row }) => ({
    ...row,
    category: categoryOf(scheme, code),
    awardLines: row.awardLines.map(({ scheme: of, code: id, ...it }) => ({
      ...it,
      category: categoryOf(of, id),
    })),
    decisions: row.decisions.flatMap((it) => {
      const memory = DecisionMemory.safeParse(it.memory);
      return memory.success ? [{ ...it, memory: memory.data }] : [];
    }),
  }));
}

const listOf = (what: string, from: string, order: string): string =>
  `coalesce((select jsonb_agg(jsonb_build_object(${what}) order by ${order}) from ${from}), '[]')`;

const ofCase = (alias: string): string =>
  `${alias}.tenant_id = c.tenant_id and ${alias}.case_id = c.case_id`;

const TALKS = listOf(
  `'talkId', t.talk_id, 'supplierId', t.supplier_id, 'approach', t.approach,
   'variant', t.policy_variant, 'parameters', t.parameters, 'levers', t.levers,
   'rounds', t.rounds, 'result', t.result, 'firstTotalMinor', t.first_total_minor,
   'lastTotalMinor', t.last_total_minor, 'lastUtilityBp', t.last_utility_bp,
   'opponentType', t.opponent_type, 'endedAtMs', to_ms(t.ended_at),
   'recordedAtMs', to_ms(t.recorded_at)`,
  `talks t where ${ofCase('t')}`,
  't.ended_at, t.talk_id',
);

/** Asked: those that were sent a request, and those that agents talked with; first quotes count. */
const ASKED = `coalesce((select jsonb_agg(jsonb_build_object('supplierId', a.supplier_id,
    'askedAtMs', to_ms(coalesce(a.asked_at, a.given_at, a.answered_at, a.ended_at)),
    'answeredAtMs', to_ms(a.answered_at)) order by a.supplier_id)
  from (
    select s.supplier_id, s.ended_at,
      (select min(e.at) from case_events e where ${ofCase('e')} and e.kind = 'supplier_asked'
        and e.body->>'supplierId' = s.supplier_id) as asked_at,
      (select min(m.given_at) from mandates m where ${ofCase('m')}
        and m.supplier_id = s.supplier_id) as given_at,
      (select min(o.offered_at) from offers o where ${ofCase('o')}
        and o.supplier_id = s.supplier_id and o.actor = 'supplier') as answered_at
    from (
      select t.supplier_id, min(t.ended_at) as ended_at from talks t
      where ${ofCase('t')} and t.result <> 'refused_by_compliance' group by 1) s) a), '[]')`;

const AWARD_LINES = listOf(
  `'position', l.position, 'lineNo', l.line_no, 'supplierId', l.supplier_id,
   'itemId', l.item_id, 'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor,
   'currency', l.currency, 'scheme', i.classification_scheme, 'code', i.classification_id`,
  `award_lines l left join items i on i.tenant_id = l.tenant_id and i.item_id = l.item_id
   where ${ofCase('l')}`,
  'l.position',
);

const DELIVERIES = listOf(
  `'lineNo', o.line_no, 'supplierId', o.supplier_id,
   'late', coalesce(o.received_on > o.promised_on, false),
   'receivedQuantity', coalesce(o.received_quantity, 0),
   'rejectedQuantity', o.rejected_quantity, 'revision', o.revision`,
  `outcomes o where ${ofCase('o')} and o.received_on is not null`,
  'o.line_no, o.supplier_id',
);

const APPROVALS = listOf(
  `'approvalId', p.approval_id, 'about', p.about, 'status', p.status,
   'requestedAtMs', to_ms(p.requested_at), 'decidedAtMs', to_ms(p.decided_at)`,
  `approvals p where ${ofCase('p')} and p.decided_at is not null
   and p.status in ('approved', 'rejected', 'deferred', 'expired')`,
  'p.approval_id',
);

const JUDGEMENTS = `coalesce((select jsonb_agg(jsonb_build_object('clearanceId', j.id,
    'supplierId', j.supplier_id, 'agentSaid', j.agent_said, 'personSaid', j.verdict,
    'decidedAtMs', to_ms(j.decided_at)) order by j.decided_at, j.id)
  from (
    select k.id, k.supplier_id, k.verdict, k.decided_by, k.decided_at,
      lag(k.verdict) over its as agent_said, lag(k.decided_by) over its as agent
    from clearances k where ${ofCase('k')}
    window its as (partition by k.supplier_id order by k.decided_at, k.id)) j
  where j.decided_by <> 'compliance' and j.agent = 'compliance'), '[]')`;

const DECISIONS = listOf(
  `'decisionId', d.id, 'agent', d.agent, 'supplierId', d.inputs->>'supplierId',
   'memory', d.inputs->'memory', 'decidedAtMs', to_ms(d.decided_at)`,
  `decisions d where ${ofCase('d')} and d.inputs->'memory' is not null`,
  'd.decided_at, d.recorded_at, d.id',
);

const CLOSED_CASES = `
  select c.case_id as "caseId", c.outcome, to_ms(c.closed_at)::float8 as "closedAtMs",
    coalesce(l.said->>'scheme', i.classification_scheme) as scheme,
    coalesce(l.said->>'id', i.classification_id) as code,
    (select to_ms(a.awarded_at)::float8 from awards a where ${ofCase('a')}) as "awardedAtMs",
    ${TALKS} as talks, ${ASKED} as asked, ${AWARD_LINES} as "awardLines",
    ${DELIVERIES} as deliveries, ${APPROVALS} as approvals, ${JUDGEMENTS} as judgements,
    ${DECISIONS} as decisions
  from cases c
    left join lateral (select nullif(line->'classification', 'null') as said, line->>'itemId' as item_id
      from jsonb_array_elements(c.brief->'requisition'->'lines') with ordinality as it (line, no)
      order by no limit 1) l on true
    left join items i on i.tenant_id = c.tenant_id and i.item_id = l.item_id
  where c.tenant_id = $1 and c.case_id = any($2::text[]) and c.closed_at is not null
    and c.outcome is not null`;
