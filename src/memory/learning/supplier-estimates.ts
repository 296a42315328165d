import type { Clearance } from '#contracts/supplier.ts';
import type { CountedLine } from '#domain/compliance/scorecard/crowded-days.ts';
import { ALL_KEY, categoryLaneKey } from '#domain/learning/cells.ts';
import type { ReceivedLine } from '#domain/learning/forecast/lateness-kind.ts';
import { monthNoOf } from '#domain/learning/observations/place.ts';
import { estimateSupplier } from '#domain/learning/suppliers/supplier-estimate.ts';
import type { SupplierEstimate } from '#domain/learning/suppliers/supplier-estimate.ts';
import type { Database, Transaction } from '../database.ts';
import { cellsOf } from './read-cells.ts';
import { COUNTS } from './stored-observations.ts';

/** The latest deliveries of a supplier that are looked at one by one. */
const DELIVERIES_MAX = 2_000;

/** What is learnt of a supplier, and what tells how to read it. */
export type SupplierLearning = {
  estimate: SupplierEstimate;
  /** Category and lane whose suppliers it leans on; null = all suppliers. */
  like: string | null;
  deliveries: (ReceivedLine<string> & CountedLine)[];
  clearance: (Pick<Clearance, 'verdict' | 'riskBp'> & { confidenceBp: number }) | null;
};

export const supplierLearning = (
  database: Database,
  tenantId: string,
  supplierId: string,
  nowMs: number,
): Promise<SupplierLearning> =>
  database.inTenant(tenantId, async (tx) => {
    const deliveries = await latestDeliveries(tx, tenantId, supplierId);
    const like = usualOf(deliveries) ?? (await laneOfCategory(tx, tenantId, supplierId));
    const cells = await cellsOf(tx, tenantId, [
      { level: 'supplier', key: supplierId },
      { level: 'all', key: ALL_KEY },
      ...(like === null ? [] : [{ level: 'category_lane' as const, key: like }]),
    ]);
    const context = { supplierId, categoryLane: like };
    return {
      estimate: estimateSupplier(cells, context, monthNoOf(nowMs)),
      like,
      deliveries,
      clearance: await latestClearance(tx, tenantId, supplierId),
    };
  });

type DeliveryRow = ReceivedLine<string> & CountedLine & { categoryLane: string };

async function latestDeliveries(tx: Transaction, tenantId: string, supplierId: string) {
  const rows = await tx.$queryRawUnsafe<
    (ReceivedLine<string> & CountedLine & { category: string | null; lane: string | null })[]
  >(
    `select o.body->>'orderId' as "orderId", o.body->>'promisedOn' as "promisedDay",
      o.body->>'receivedOn' as "receivedDay", o.bucket, o.category, o.lane
    from observations o
    where o.tenant_id = $1 and o.supplier_id = $2 and o.kind = 'delivery'
      and o.body->>'promisedOn' is not null and ${COUNTS}
    order by o.occurred_at desc, o.observation_no desc limit ${DELIVERIES_MAX}`,
    tenantId,
    supplierId,
  );
  return rows.map(({ category, lane, ...it }): DeliveryRow => ({
    ...it,
    categoryLane: categoryLaneKey(category, lane),
  }));
}

/** What it delivers most, and where. */
function usualOf(deliveries: readonly DeliveryRow[]): string | null {
  const groups = Map.groupBy(deliveries, (it) => it.categoryLane);
  const [most] = [...groups].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/** The lane that suppliers of what it offers are known on best; null = nothing is known there. */
async function laneOfCategory(
  tx: Transaction,
  tenantId: string,
  supplierId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`
    with offered as (
      select i.classification_scheme || ' ' || left(i.classification_id, 4) as category
      from catalogue_entries e join items i using (tenant_id, item_id)
      where e.tenant_id = ${tenantId} and e.supplier_id = ${supplierId}
        and i.classification_id is not null
      group by 1 order by count(*) desc, 1 limit 1
    )
    select c.key from learning_cells c, offered o
    where c.tenant_id = ${tenantId} and c.level = 'category_lane' and c.measure = 'late'
      and starts_with(c.key, o.category || ' ')
    group by c.key order by sum(c.sample_size) desc, c.key limit 1`;
  return row?.key ?? null;
}

async function latestClearance(tx: Transaction, tenantId: string, supplierId: string) {
  const [row] = await tx.$queryRaw<NonNullable<SupplierLearning['clearance']>[]>`
    select verdict, coalesce(risk_bp, 10000) as "riskBp", confidence_bp as "confidenceBp"
    from clearances where tenant_id = ${tenantId} and supplier_id = ${supplierId}
    order by decided_at desc, id desc limit 1`;
  return row ?? null;
}
