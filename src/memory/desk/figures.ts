import { dayAfterMs } from '#domain/days.ts';
import type { CountedCases } from '#domain/desk/figures.ts';
import type { Database, Transaction } from '../database.ts';

type Period = { tenantId: string; fromMs: number; untilMs: number };

/** What the tenant's cases say of the days from one to another, both included, UTC. */
export function countFigures(
  database: Database,
  tenantId: string,
  { fromDay, untilDay }: { fromDay: string; untilDay: string },
): Promise<CountedCases> {
  const period = { tenantId, fromMs: Date.parse(fromDay), untilMs: dayAfterMs(untilDay) };
  return database.inTenant(tenantId, async (tx) => ({
    opened: await openedPerDay(tx, period),
    closed: await closedPerDay(tx, period),
    cycles: await cycleTimes(tx, period),
    savings: await savingsPerMonth(tx, period),
    openValue: await openValue(tx, tenantId),
  }));
}

const openedPerDay = (
  tx: Transaction,
  { tenantId, fromMs, untilMs }: Period,
): Promise<CountedCases['opened']> =>
  tx.$queryRaw`
    select day::text, count(*)::integer as count from (
      select (opened_at at time zone 'UTC')::date as day from cases
      where tenant_id = ${tenantId} and opened_at >= from_ms(${fromMs}::bigint)
        and opened_at < from_ms(${untilMs}::bigint)) opened
    group by day`;

const closedPerDay = (
  tx: Transaction,
  { tenantId, fromMs, untilMs }: Period,
): Promise<CountedCases['closed']> =>
  tx.$queryRaw`
    select day::text, outcome, count(*)::integer as count from (
      select (closed_at at time zone 'UTC')::date as day, outcome from cases
      where tenant_id = ${tenantId} and closed_at >= from_ms(${fromMs}::bigint)
        and closed_at < from_ms(${untilMs}::bigint)) closed
    group by day, outcome`;

/** Per week, and in one row without a week for the whole period. */
const cycleTimes = (
  tx: Transaction,
  { tenantId, fromMs, untilMs }: Period,
): Promise<CountedCases['cycles']> =>
  tx.$queryRaw`
    select week::text as "weekFrom", count(*)::integer as count,
      percentile_cont(0.5) within group (order by took)::float8 as "p50Ms",
      percentile_cont(0.9) within group (order by took)::float8 as "p90Ms"
    from (
      select date_trunc('week', closed_at at time zone 'UTC')::date as week,
        extract(epoch from closed_at - opened_at)::float8 * 1000 as took
      from cases where tenant_id = ${tenantId}
        and closed_at >= from_ms(${fromMs}::bigint) and closed_at < from_ms(${untilMs}::bigint)
    ) closed
    group by grouping sets ((week), ()) having count(*) > 0`;

async function savingsPerMonth(
  tx: Transaction,
  { tenantId, fromMs, untilMs }: Period,
): Promise<CountedCases['savings']> {
  return tx.$queryRaw`
    select to_char(month, 'YYYY-MM') as month, currency, sum(saved_minor)::float8 as "savedMinor",
      sum(baseline_minor)::float8 as "baselineMinor", count(*)::integer as "awardsCount"
    from (
      select date_trunc('month', awarded_at at time zone 'UTC') as month, currency, saved_minor,
        baseline_minor
      from awards where tenant_id = ${tenantId} and awarded_at >= from_ms(${fromMs}::bigint)
        and awarded_at < from_ms(${untilMs}::bigint)) awarded
    group by awarded.month, currency order by awarded.month, currency`;
}

const openValue = (tx: Transaction, tenantId: string): Promise<CountedCases['openValue']> =>
  tx.$queryRaw`
    select c.currency, count(*)::integer as "casesCount", sum(coalesce((
      select a.total_minor from awards a
      where a.tenant_id = c.tenant_id and a.case_id = c.case_id), (
      select (m.body->'brief'->'requisition'->>'budgetMinor')::bigint from messages m
      where m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.topic = 'case.modified'
        and m.sender = 'supervisor' and m.receiver = 'sourcing'
      order by m.sequence desc limit 1), c.budget_minor))::float8 as "valueMinor"
    from cases c
    where c.tenant_id = ${tenantId} and c.closed_at is null
    group by 1 order by 1`;
