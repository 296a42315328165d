import { AGENT_ROLES } from '#contracts/roles.ts';
import type { CountedRole } from '#domain/operations/bottleneck.ts';
import type { Database } from './database.ts';

type Row = Omit<CountedRole, 'role'> & { role: string };

/**
 * How the agents of a tenant answered each other, one row per role: requests answered since
 * `fromMs`, and requests of open cases that wait now. Only what an agent asked counts; a person's
 * time is not an agent's.
 */
export function agentPerformance(
  database: Database,
  tenantId: string,
  { fromMs, nowMs }: { fromMs: number; nowMs: number },
): Promise<CountedRole[]> {
  const [from, now] = [new Date(fromMs), new Date(nowMs)];
  const roles = [...AGENT_ROLES];
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      with recent as (
        select case_id, closed_at from cases
        where tenant_id = ${tenantId} and (closed_at is null or closed_at >= ${from})
      ), said as (
        select m.id, m.type, m.sender, m.receiver, m.in_reply_to, m.sent_at, m.handled_at,
          r.closed_at
        from recent r join messages m on m.tenant_id = ${tenantId} and m.case_id = r.case_id
      ), asked as (
        select q.receiver as role, q.sent_at, q.closed_at, a.answered_at
        from said q left join lateral (
          select min(p.sent_at) as answered_at from said p
          where p.in_reply_to = q.id and p.sender = q.receiver and p.type <> 'NOTIFICATION'
        ) a on true
        where q.type = 'REQUEST' and q.sender = any(${roles}) and q.receiver = any(${roles})
      ), timed as (
        select role, answered_at is not null as is_answered,
          to_ms(coalesce(answered_at, ${now})) - to_ms(sent_at) as ms
        from asked
        where answered_at >= ${from} or (answered_at is null and closed_at is null)
      )
      select role,
        count(*) filter (where is_answered)::integer as "answeredCount",
        percentile_disc(0.5) within group (order by ms) filter (where is_answered)
          ::double precision as "responseMsP50",
        percentile_disc(0.95) within group (order by ms) filter (where is_answered)
          ::double precision as "responseMsP95",
        (select count(*)::integer from said s
          where s.receiver = role and s.handled_at >= ${from}) as "handledCount",
        ((select count(*) from said s
          where s.sender = role and s.type = 'ERROR' and s.sent_at >= ${from})
          + (select count(*) from dead_letters d
          where d.tenant_id = ${tenantId} and d.agent = role and d.buried_at >= ${from}))::integer
          as "errorsCount",
        count(*) filter (where not is_answered)::integer as "waitingCount",
        max(ms) filter (where not is_answered)::double precision as "oldestWaitingMs",
        coalesce(sum(greatest(ms, 0)), 0)::double precision as "waitedMs"
      from unnest(${roles}::text[]) as role left join timed using (role)
      group by role`;
    return AGENT_ROLES.map((role) => ({ ...rowOf(rows, role), role }));
  });
}

function rowOf(rows: readonly Row[], role: string): Row {
  const row = rows.find((it) => it.role === role);
  if (row === undefined) throw new Error(`counting gave no row of ${role}`);
  return row;
}
