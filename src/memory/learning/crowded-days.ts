import { bucketWeightMilli } from '#domain/learning/observations/contributions.ts';
import { DAY_COUNT_MAX_MILLI } from '#domain/learning/observations/weights.ts';
import { WHOLE_COUNT } from '#domain/learning/cells.ts';
import type { Transaction } from '../database.ts';
import { COUNTS } from './stored-observations.ts';

/** A day of which more was told than may count. */
export type CrowdedDay = {
  supplierId: string;
  kind: 'delivery' | 'price';
  /** ISO date. */
  day: string;
  observationsCount: number;
  /** Full observations that they count as together. */
  countedAs: number;
};

const FULL_MAX = DAY_COUNT_MAX_MILLI / WHOLE_COUNT;

type Row = Omit<CrowdedDay, 'countedAs' | 'day'> & { bucket: string; orders: number[] };

/** Days since `sinceMs` on which these suppliers' deliveries or prices were weighted down, by day. */
export async function crowdedDays(
  tx: Transaction,
  tenantId: string,
  supplierIds: readonly string[],
  sinceMs: number,
): Promise<CrowdedDay[]> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `with orders as (
      select o.supplier_id, o.kind, o.bucket, count(*)::integer as lines
      from observations o
      where o.tenant_id = $1 and o.supplier_id = any($2) and o.kind in ('delivery', 'price')
        and o.occurred_at >= to_timestamp($3::float8 / 1000) and ${COUNTS}
      group by o.supplier_id, o.kind, o.bucket,
        coalesce(o.body->>'orderId', o.observation_no::text)
    )
    select supplier_id as "supplierId", kind, bucket, sum(lines)::integer as "observationsCount",
      array_agg(lines) as orders
    from orders group by supplier_id, kind, bucket having sum(lines) > $4
    order by supplier_id, bucket, kind`,
    tenantId,
    supplierIds,
    sinceMs,
    FULL_MAX,
  );
  return rows
    .filter((it) => bucketWeightMilli(it.orders) > DAY_COUNT_MAX_MILLI)
    .map(({ orders: _orders, bucket, ...it }) => ({
      ...it,
      day: bucket.slice(it.supplierId.length + 1),
      countedAs: FULL_MAX,
    }));
}
