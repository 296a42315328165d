import type { MarketFacts } from '#contracts/market-facts.ts';
import { ACTIVE_MONTHS } from '#domain/sourcing/market-facts/active-months.ts';
import { marketFacts, monthsBefore } from '#domain/sourcing/market-facts/market-facts.ts';
import type { PaidPrice } from '#domain/sourcing/market-facts/paid-price.ts';
import type { Database, Transaction } from './database.ts';

/** The latest prices of an item that are looked at; older ones speak of another market. */
const PRICES_MAX = 300;
/** Awards of an item whose bidders are looked at. */
const AWARDS_MAX = 50;

type PriceRow = PaidPrice & { itemId: string };
type ActivityRow = { itemId: string; supplierId: string; on: string };

/** What is known of the market of each of these items, in one currency, on an ISO day. */
export async function marketsOf(
  tx: Transaction,
  tenantId: string,
  { itemIds, currency, asOf }: { itemIds: string[]; currency: string; asOf: string },
): Promise<MarketFacts[]> {
  if (itemIds.length === 0) return [];
  const prices = await pricesOf(tx, tenantId, itemIds, currency, asOf);
  const activity = await activityOf(tx, tenantId, itemIds, asOf);
  return [...new Set(itemIds)].map((itemId) =>
    marketFacts({
      itemId,
      currency,
      asOf,
      prices: prices.filter((it) => it.itemId === itemId),
      activity: activity.filter((it) => it.itemId === itemId),
    }),
  );
}

/**
 * The market of one item; null when the tenant has no such item.
 * @param currency null = the one with most prices, then the catalogue's most frequent one
 */
export function itemMarket(
  database: Database,
  tenantId: string,
  itemId: string,
  { currency, asOf }: { currency: string | null; asOf: string },
): Promise<MarketFacts | null> {
  return database.inTenant(tenantId, async (tx) => {
    const item = await tx.item.findUnique({ where: { tenantId_itemId: { tenantId, itemId } } });
    if (item === null) return null;
    const used = currency ?? (await usualCurrency(tx, tenantId, itemId)) ?? 'USD';
    const [facts] = await marketsOf(tx, tenantId, { itemIds: [itemId], currency: used, asOf });
    return facts ?? null;
  });
}

async function usualCurrency(
  tx: Transaction,
  tenantId: string,
  itemId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ currency: string }[]>`
    select currency from (
      select currency, 1 as rank from price_observations
      where tenant_id = ${tenantId} and item_id = ${itemId}
      union all
      select currency, 2 from catalogue_entries
      where tenant_id = ${tenantId} and item_id = ${itemId}) known
    group by currency order by min(rank), count(*) desc, currency limit 1`;
  return row?.currency ?? null;
}

/** Prices that were paid, from imported orders and from our own awards; the latest of each item. */
function pricesOf(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
  currency: string,
  asOf: string,
): Promise<PriceRow[]> {
  return tx.$queryRaw<PriceRow[]>`
    select wanted.item_id as "itemId", paid.*
    from unnest(${itemIds}::text[]) as wanted (item_id) cross join lateral (
      select supplier_id as "supplierId", unit_price_minor::float8 as "unitPriceMinor", quantity,
        to_char(day, 'YYYY-MM-DD') as on
      from (
        (select supplier_id, unit_price_minor, quantity, observed_on as day
         from price_observations
         where tenant_id = ${tenantId} and item_id = wanted.item_id and currency = ${currency}
           and observed_on <= ${asOf}::date
         order by observed_on desc limit ${PRICES_MAX})
        union all
        (select supplier_id, unit_price_minor, quantity, awarded_on from award_lines
         where tenant_id = ${tenantId} and item_id = wanted.item_id and currency = ${currency}
           and awarded_on <= ${asOf}::date
         order by awarded_on desc limit ${PRICES_MAX})
      ) both_kinds
      order by day desc, supplier_id limit ${PRICES_MAX}) paid`;
}

/** Last day on which each supplier delivered an item, or made an offer where it was awarded. */
function activityOf(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
  asOf: string,
): Promise<ActivityRow[]> {
  const since = monthsBefore(asOf, ACTIVE_MONTHS);
  return tx.$queryRaw<ActivityRow[]>`
    select wanted.item_id as "itemId", seen.supplier_id as "supplierId",
      to_char(max(seen.day), 'YYYY-MM-DD') as on
    from unnest(${itemIds}::text[]) as wanted (item_id) cross join lateral (
      select supplier_id, received_on as day from outcomes
      where tenant_id = ${tenantId} and item_id = wanted.item_id
        and received_on > ${since}::date and received_on <= ${asOf}::date
      union all
      select o.supplier_id, l.awarded_on from (
        select case_id, awarded_on from award_lines
        where tenant_id = ${tenantId} and item_id = wanted.item_id
          and awarded_on > ${since}::date and awarded_on <= ${asOf}::date
        order by awarded_on desc limit ${AWARDS_MAX}) l
      join offers o on o.tenant_id = ${tenantId} and o.case_id = l.case_id
      where o.actor = 'supplier') seen
    group by wanted.item_id, seen.supplier_id`;
}
