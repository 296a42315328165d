import type { Observation } from '#contracts/observations.ts';
import { bucketOf, chainOf } from '#domain/learning/observations/bucket.ts';
import type { Counted } from '#domain/learning/observations/contributions.ts';
import { usualPrices } from '#domain/learning/observations/usual-prices.ts';
import type { DatedPrice } from '#domain/learning/observations/usual-prices.ts';
import type { Transaction } from '../database.ts';
import { COUNTS, OBSERVATION_COLUMNS } from './stored-observations.ts';
import type { StoredObservation } from './stored-observations.ts';

/** What is counted together, by kind and bucket. */
export type BucketRef = { kind: string; bucket: string };

/**
 * The buckets whose count changes with these observations: their own, those of what they replace, and
 * those of later prices of an item, for which it used to cost something else.
 */
export async function touchedBuckets(
  tx: Transaction,
  tenantId: string,
  fresh: readonly Observation[],
): Promise<BucketRef[]> {
  const replaced = await tx.$queryRaw<BucketRef[]>`
    select distinct kind, bucket from observations
    where tenant_id = ${tenantId}
      and chain_id = any(${fresh.map((it) => chainOf(it.observationId))})`;
  const prices = fresh.filter((it) => it.kind === 'price');
  const repriced = await tx.$queryRaw<BucketRef[]>`
    with changed as (
      select item_id, min(at) as since from (
        select * from unnest(${prices.map((it) => it.itemId)}::text[],
          ${prices.map((it) => new Date(it.occurredAtMs))}::timestamptz[]) as given (item_id, at)
        union all
        select item_id, occurred_at from observations
        where tenant_id = ${tenantId} and kind = 'price'
          and chain_id = any(${prices.map((it) => chainOf(it.observationId))})
      ) each group by 1
    )
    select distinct o.kind, o.bucket from changed c join observations o
      on o.tenant_id = ${tenantId} and o.kind = 'price' and o.item_id = c.item_id
        and o.occurred_at > c.since`;
  const own = fresh.map((it) => ({ kind: it.kind, bucket: bucketOf(it) }));
  const all = [...own, ...replaced, ...repriced];
  return [...new Map(all.map((it) => [`${it.kind} ${it.bucket}`, it])).values()];
}

/** What counts now in these buckets. */
export async function countedIn(
  tx: Transaction,
  tenantId: string,
  buckets: readonly BucketRef[],
): Promise<Counted[][]> {
  const rows = await tx.$queryRawUnsafe<StoredObservation[]>(
    `select ${OBSERVATION_COLUMNS}
    from unnest($2::text[], $3::text[]) as wanted (kind, bucket)
      join observations o on o.tenant_id = $1 and o.kind = wanted.kind and o.bucket = wanted.bucket
    where ${COUNTS}`,
    tenantId,
    buckets.map((it) => it.kind),
    buckets.map((it) => it.bucket),
  );
  const items = rows.flatMap((it) =>
    it.kind === 'price' && it.itemId !== null ? [it.itemId] : [],
  );
  const usual = await usualPricesOf(tx, tenantId, [...new Set(items)]);
  return [...Map.groupBy(rows, (it) => `${it.kind} ${it.bucket}`).values()].map((some) =>
    some.map((observation) => ({
      observation,
      usualPriceMinor: usual.get(observation.observationNo) ?? null,
    })),
  );
}

export type ItemPrice = DatedPrice & { itemId: string; currency: string };

/** What items used to cost at each of their prices, by the number of the observation. */
async function usualPricesOf(
  tx: Transaction,
  tenantId: string,
  itemIds: readonly string[],
): Promise<Map<number, number | null>> {
  if (itemIds.length === 0) return new Map();
  const prices = await tx.$queryRawUnsafe<ItemPrice[]>(
    `${PRICES} and o.item_id = any($2)`,
    tenantId,
    itemIds,
  );
  const byItem = Map.groupBy(prices, (it) => `${it.itemId}\n${it.currency}`);
  return new Map([...byItem.values()].flatMap((some) => [...usualPrices(some)]));
}

/** Prices that count, of the tenant $1. */
export const PRICES = `
  select o.observation_no::float8 as "observationNo", to_ms(o.occurred_at)::float8 as "occurredAtMs",
    (o.body->>'unitPriceMinor')::float8 as "unitPriceMinor", o.item_id as "itemId",
    o.body->>'currency' as currency
  from observations o where o.tenant_id = $1 and o.kind = 'price' and ${COUNTS}`;
