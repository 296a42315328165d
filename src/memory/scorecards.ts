import type { ScorecardRules } from '#contracts/risk-rules.ts';
import type { PeriodActivity } from '#domain/compliance/scorecard/activity.ts';
import type { Database, Transaction } from './database.ts';

type Row = PeriodActivity & { supplierId: string };

/**
 * What happened with these suppliers by period, oldest first: deliveries by the day they came, prices
 * paid (awards and imported purchases) against the median of the item in that currency, talks by the
 * day they ended. Who had no activity is left out.
 */
export async function activityOf(
  tx: Transaction,
  tenantId: string,
  supplierIds: string[],
  period: ScorecardRules['period'],
): Promise<Map<string, PeriodActivity[]>> {
  const format = period === 'month' ? 'YYYY-MM' : 'YYYY-"Q"Q';
  const rows = await tx.$queryRaw<Row[]>`
    with delivered as (
      select supplier_id, to_char(received_on, ${format}) as period,
        count(promised_on)::integer as deliveries,
        count(*) filter (where received_on <= promised_on)::integer as on_time,
        count(rejected_quantity)::integer as inspections,
        coalesce(sum(received_quantity) filter (where rejected_quantity is not null), 0)::float8
          as inspected,
        coalesce(sum(rejected_quantity), 0)::float8 as rejected
      from outcomes
      where tenant_id = ${tenantId} and supplier_id = any(${supplierIds}) and received_on is not null
      group by 1, 2
    ), own as (
      select supplier_id, item_id, currency, observed_on as day, unit_price_minor
      from price_observations
      where tenant_id = ${tenantId} and supplier_id = any(${supplierIds})
      union all
      select supplier_id, item_id, currency, awarded_on, unit_price_minor from award_lines
      where tenant_id = ${tenantId} and supplier_id = any(${supplierIds})
    ), medians as (
      select item_id, currency, percentile_disc(0.5) within group (order by unit_price_minor) as price
      from (
        select item_id, currency, supplier_id, unit_price_minor from price_observations
        where tenant_id = ${tenantId} and item_id in (select item_id from own)
        union all
        select item_id, currency, supplier_id, unit_price_minor from award_lines
        where tenant_id = ${tenantId} and item_id in (select item_id from own)) paid
      group by 1, 2 having count(distinct supplier_id) > 1
    ), priced as (
      select supplier_id, to_char(day, ${format}) as period, count(*)::integer as prices,
        round(avg(unit_price_minor * 10000.0 / price))::integer as to_median
      from own join medians using (item_id, currency) where price > 0 group by 1, 2
    ), talked as (
      select supplier_id, to_char(ended_at at time zone 'UTC', ${format}) as period,
        count(*)::integer as asked, count(first_total_minor)::integer as answered
      from talks
      where tenant_id = ${tenantId} and supplier_id = any(${supplierIds})
        and result <> 'refused_by_compliance'
      group by 1, 2
    )
    select supplier_id as "supplierId", period,
      coalesce(deliveries, 0) as "deliveriesCount", coalesce(on_time, 0) as "onTimeCount",
      coalesce(inspections, 0) as "inspectionsCount", coalesce(inspected, 0) as "inspectedUnits",
      coalesce(rejected, 0) as "rejectedUnits", coalesce(prices, 0) as "pricesCount",
      coalesce(to_median, 10000) as "priceToMedianBp", coalesce(asked, 0) as "askedCount",
      coalesce(answered, 0) as "answeredCount"
    from delivered full join priced using (supplier_id, period)
      full join talked using (supplier_id, period)
    order by supplier_id, period`;
  const bySupplier = Map.groupBy(rows, (it) => it.supplierId);
  return new Map(
    [...bySupplier].map(([id, some]) => [id, some.map(({ supplierId: _id, ...it }) => it)]),
  );
}

/** The same for callers without a transaction of their own. */
export const supplierActivity = (
  database: Database,
  tenantId: string,
  supplierIds: string[],
  period: ScorecardRules['period'],
): Promise<Map<string, PeriodActivity[]>> =>
  database.inTenant(tenantId, (tx) => activityOf(tx, tenantId, supplierIds, period));
