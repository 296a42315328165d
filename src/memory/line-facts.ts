import type { MarketFacts } from '#contracts/market-facts.ts';
import type { RequisitionLine } from '#contracts/procurement.ts';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import type { Carrier, KnownItem, LineFacts } from '#domain/requisition-check/facts.ts';
import { openAgreements } from './agreements.ts';
import { nearestOfLines } from './catalogue/line-entries.ts';
import type { LineFound } from './catalogue/line-entries.ts';
import type { FoundEntry } from './catalogue/request.ts';
import type { Database, Transaction } from './database.ts';
import { marketsOf } from './market-facts.ts';
import { otherCurrencies } from './sourcing-memory.ts';

/** Orders of an item that say what quantity is usual. */
const QUANTITIES_MAX = 200;
/** Words that read like more items than this do not say whose earlier orders count. */
const ITEMS_WITH_PAST_MAX = 10;

/** What of a line decides who can serve it; `itemId` null = by its words. */
export type WantedLine = Pick<
  RequisitionLine,
  'itemId' | 'description' | 'unitCode' | 'classification' | 'substitutesAllowed'
>;

export type LineRecord = Omit<LineFacts, 'item' | 'itemFault' | 'listedCode'>;

type Wish = { currency: string; today: string };
type HeldBy = Omit<Carrier, 'substituteFor'> & { itemId: string };

/**
 * What the tenant keeps about the goods of every line, found the way sourcing finds them. Whose past
 * counts is known at once for lines that name an item; for words only when they are read.
 */
export async function lineRecords(
  database: Database,
  tenantId: string,
  lines: readonly WantedLine[],
  wish: Wish,
): Promise<LineRecord[]> {
  const named = [...new Set(lines.flatMap((it) => it.itemId ?? []))];
  const [{ found, carriers }, ofNamed] = await Promise.all([
    database.inTenant(tenantId, async (tx) => {
      const goods = await goodsOf(tx, tenantId, lines, wish.currency);
      return { found: goods, carriers: await carriersOf(tx, tenantId, goods, wish.today) };
    }),
    pastOf(database, tenantId, named, wish),
  ]);
  const read = found.flatMap((it) => it.itemIds).filter((it) => !named.includes(it));
  const pasts = [ofNamed, await pastOf(database, tenantId, [...new Set(read)], wish)];
  return found.map(({ alike, corrections, servedBy, itemIds }): LineRecord => {
    const ofLine = <T extends { itemId: string }>(rows: (past: Past) => T[]): T[] =>
      pasts.flatMap(rows).filter((it) => itemIds.includes(it.itemId));
    return {
      alike,
      corrections,
      carriers: servedBy.flatMap((entry) => carrierOf(entry, carriers)),
      elsewhere: [...new Set(ofLine((it) => it.elsewhere).map((it) => it.currency))],
      markets: ofLine((it) => it.markets),
      pastQuantities: ofLine((it) => it.quantities).map((it) => it.quantity),
      agreements: ofLine((it) => it.agreements),
    };
  });
}

type Past = {
  elsewhere: { itemId: string; currency: string }[];
  quantities: { itemId: string; quantity: number }[];
  agreements: Agreement[];
  markets: MarketFacts[];
};

async function pastOf(
  database: Database,
  tenantId: string,
  itemIds: string[],
  { currency, today }: Wish,
): Promise<Past> {
  if (itemIds.length === 0) return { elsewhere: [], quantities: [], agreements: [], markets: [] };
  return database.inTenant(tenantId, async (tx) => ({
    elsewhere: await otherCurrencies(tx, tenantId, itemIds, currency),
    quantities: await quantitiesOf(tx, tenantId, itemIds),
    agreements: await openAgreements(tx, tenantId, itemIds, today),
    markets: await marketsOf(tx, tenantId, { itemIds, currency, asOf: today }),
  }));
}

type Goods = {
  alike: KnownItem[];
  corrections: LineFound['corrections'];
  /** In the currency of the budget and the unit of the line. */
  servedBy: FoundEntry[];
  /** Whose past counts: counted in the unit of the line. */
  itemIds: string[];
};

/** Words that find nothing in the currency and unit are read once more without these. */
async function goodsOf(
  tx: Transaction,
  tenantId: string,
  wanted: readonly WantedLine[],
  currency: string,
): Promise<Goods[]> {
  const lines = wanted.map((it, at) => ({ ...it, lineNo: at + 1 }));
  const asked = lines.filter((it) => it.itemId !== null || it.description.trim() !== '');
  const served = await nearestOfLines(tx, tenantId, asked, currency);
  const isServed = ({ lineNo }: { lineNo: number }) =>
    served.some((it) => it.lineNo === lineNo && it.entries.length > 0);
  const open = asked.filter((it) => it.itemId === null && !isServed(it));
  const read = open.length === 0 ? [] : await nearestOfLines(tx, tenantId, open, null);
  return lines.map((line): Goods => {
    const { entries: servedBy = [] } = served.find((it) => it.lineNo === line.lineNo) ?? {};
    if (line.itemId !== null) {
      return { alike: [], corrections: [], servedBy, itemIds: [line.itemId] };
    }
    const { entries = [], corrections = [] } =
      [...read, ...served].find((it) => it.lineNo === line.lineNo) ?? {};
    const alike = itemsOf(entries);
    const counted = alike.filter((it) => it.unitCode === line.unitCode).map((it) => it.itemId);
    const itemIds = counted.length > ITEMS_WITH_PAST_MAX ? [] : counted;
    return { alike, corrections, servedBy, itemIds };
  });
}

const itemsOf = (entries: readonly FoundEntry[]): KnownItem[] => [
  ...new Map(
    entries
      .filter((it) => it.substituteFor === null)
      .map((it) => [
        it.itemId,
        {
          itemId: it.itemId,
          description: it.itemDescription,
          unitCode: it.unitCode,
          classification: classificationOf(it),
        },
      ]),
  ).values(),
];

/** As the catalogue has it, whatever the scheme; null = it has none. */
export const classificationOf = ({
  classificationScheme: scheme,
  classificationId: id,
}: Pick<FoundEntry, 'classificationScheme' | 'classificationId'>): KnownItem['classification'] =>
  scheme === null || id === null ? null : { scheme, id };

/** Active suppliers of these entries, certificates that are valid today and features as held. */
function carriersOf(
  tx: Transaction,
  tenantId: string,
  found: readonly Goods[],
  today: string,
): Promise<HeldBy[]> {
  const entries = found.flatMap((it) => it.servedBy);
  if (entries.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<HeldBy[]>`
    select e.item_id as "itemId", e.supplier_id as "supplierId", s.legal_name as "supplierName",
      s.country, e.currency, e.unit_price_minor::float8 as "unitPriceMinor",
      e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
      e.capacity_units as "capacityUnits",
      e.features || array(
        select c.name from supplier_certificates c
        where c.tenant_id = e.tenant_id and c.supplier_id = e.supplier_id
          and (c.valid_from is null or c.valid_from <= ${today}::date)
          and (c.valid_to is null or c.valid_to >= ${today}::date)) as held
    from (select distinct * from unnest(${entries.map((it) => it.itemId)}::text[],
      ${entries.map((it) => it.supplierId)}::text[]) w (item_id, supplier_id)) w
    join catalogue_entries e on e.tenant_id = ${tenantId} and e.item_id = w.item_id
      and e.supplier_id = w.supplier_id
    join suppliers s on s.tenant_id = ${tenantId} and s.supplier_id = e.supplier_id
    where s.status = 'active'`;
}

const carrierOf = (entry: FoundEntry, carriers: readonly HeldBy[]): Carrier[] =>
  carriers
    .filter((it) => it.itemId === entry.itemId && it.supplierId === entry.supplierId)
    .map((it) => ({ ...it, substituteFor: entry.substituteFor }));

function quantitiesOf(
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
): Promise<Past['quantities']> {
  return tx.$queryRaw<Past['quantities']>`
    select item_id as "itemId", quantity from (
      select item_id, quantity, row_number() over (
        partition by item_id order by observed_on desc, source, source_ref) as newest
      from price_observations
      where tenant_id = ${tenantId} and item_id = any(${itemIds})) latest
    where newest <= ${QUANTITIES_MAX}`;
}
