import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingFacts } from '#contracts/sourcing-facts.ts';
import { isoDayOf } from '#domain/days.ts';
import type { SourcingMemory } from '#ports/sourcing-memory.ts';
import { openAgreements } from './agreements.ts';
import type { Database, Transaction } from './database.ts';
import { marketsOf } from './market-facts.ts';

/** What the tenant's own dealings say about the items of a case, in PostgreSQL. */
export function createSourcingMemory(database: Database): SourcingMemory {
  return {
    recall: (requisition) =>
      database.inTenant(requisition.tenantId, async (tx) => {
        const { tenantId, currency, openedAtMs, lines } = requisition;
        const itemIds = [...new Set(lines.flatMap((it) => it.itemId ?? []))];
        if (itemIds.length === 0) {
          return { facts: { incumbents: [], agreements: [], elsewhere: [] }, markets: [] };
        }
        const asOf = isoDayOf(openedAtMs);
        const facts: SourcingFacts = {
          incumbents: await incumbentsOf(tx, requisition, itemIds),
          agreements: await openAgreements(tx, tenantId, itemIds, asOf),
          elsewhere: await elsewhereOf(tx, requisition, itemIds),
        };
        return { facts, markets: await marketsOf(tx, tenantId, { itemIds, currency, asOf }) };
      }),
  };
}

/** Who delivered an item or was awarded it. Of a repeatable case only what was imported counts. */
async function incumbentsOf(
  tx: Transaction,
  { tenantId, caseId, lines, repeatable }: Requisition,
  itemIds: string[],
): Promise<SourcingFacts['incumbents']> {
  const rows = await tx.$queryRaw<
    { itemId: string; supplierId: string; lastOn: string; timesCount: number }[]
  >`
    select item_id as "itemId", supplier_id as "supplierId",
      to_char(max(day), 'YYYY-MM-DD') as "lastOn", count(*)::integer as "timesCount"
    from (
      select item_id, supplier_id, received_on as day from outcomes
      where tenant_id = ${tenantId} and item_id = any(${itemIds}) and received_on is not null
        and case_id is null
      union all
      select item_id, supplier_id, awarded_on from award_lines
      where tenant_id = ${tenantId} and item_id = any(${itemIds}) and case_id <> ${caseId}
        and not ${repeatable}) supplied
    group by item_id, supplier_id order by max(day), supplier_id`;
  return perLine(lines, rows);
}

/** Suppliers that have an item in other currencies alone. */
async function elsewhereOf(
  tx: Transaction,
  { tenantId, lines, currency }: Requisition,
  itemIds: string[],
): Promise<SourcingFacts['elsewhere']> {
  const rows = await otherCurrencies(tx, tenantId, itemIds, currency);
  return perLine(lines, rows);
}

type OtherCurrency = { itemId: string; currency: string; suppliersCount: number };

/** In which other currencies these items are quoted, and by how many. */
export const otherCurrencies = (
  tx: Transaction,
  tenantId: string,
  itemIds: string[],
  currency: string,
): Promise<OtherCurrency[]> => tx.$queryRaw<OtherCurrency[]>`
  select item_id as "itemId", currency, count(*)::integer as "suppliersCount"
  from catalogue_entries
  where tenant_id = ${tenantId} and item_id = any(${itemIds}) and currency <> ${currency}
  group by item_id, currency order by item_id, currency`;

/** What is known of items, as lines that name them have it. */
const perLine = <Row extends { itemId: string }>(
  lines: Requisition['lines'],
  rows: readonly Row[],
): (Omit<Row, 'itemId'> & { lineNo: number })[] =>
  lines.flatMap(({ lineNo, itemId }) =>
    rows
      .filter((it) => it.itemId === itemId)
      .map(({ itemId: _itemId, ...it }) => ({ lineNo, ...it })),
  );
