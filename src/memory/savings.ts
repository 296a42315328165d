import type { SavingsLine } from '#contracts/savings.ts';
import { lineSavings } from '#domain/savings/savings-line.ts';
import type { Database, Transaction } from './database.ts';

/** Days are ISO dates, UTC, both included; `category` is the beginning of a CPV or UNSPSC code. */
type SavingsFilter = { from: string; to: string; category?: string; caseId?: string };

/** More lines than a year has in any desk of ours; it keeps one question from reading everything. */
const LINES_MAX = 20_000;
/** The latest prices of an item that a baseline is made of. */
const PRICES_MAX = 50;

type Row = {
  caseId: string;
  caseTitle: string;
  orderNo: string;
  lineNo: number;
  supplierId: string;
  supplierName: string;
  itemId: string;
  category: string | null;
  awardedOn: string;
  currency: string;
  quantity: number;
  unitPriceMinor: number;
  quotes: { supplierId: string; unitPriceMinor: number }[];
  paidBefore: number[];
};

/** Every ordered line with what it saved; orders that stand for nothing any more are left out. */
export function savingsLines(
  database: Database,
  tenantId: string,
  filter: SavingsFilter,
): Promise<SavingsLine[]> {
  return database.inTenant(tenantId, async (tx) =>
    (await rowsOf(tx, tenantId, filter)).map(({ quotes, paidBefore, unitPriceMinor, ...line }) => {
      const first = quotes.find((it) => it.supplierId === line.supplierId);
      const savings = lineSavings({
        quantity: line.quantity,
        unitPriceMinor,
        firstUnitPriceMinor: first?.unitPriceMinor ?? null,
        firstQuotesMinor: quotes.map((it) => it.unitPriceMinor),
        paidBeforeMinor: paidBefore,
      });
      return { ...line, ...savings };
    }),
  );
}

/**
 * A supplier's first quote is its first offer; what was paid before comes from the prices observed
 * before the day of the award, latest first, the own case's left out.
 */
async function rowsOf(
  tx: Transaction,
  tenantId: string,
  { from, to, category = '', caseId }: SavingsFilter,
): Promise<Row[]> {
  const ofCase = caseId ?? null;
  return tx.$queryRaw<Row[]>`
    select o.case_id as "caseId", c.title as "caseTitle", o.order_no as "orderNo",
      l.line_no as "lineNo", o.supplier_id as "supplierId", o.supplier_name as "supplierName",
      l.item_id as "itemId", asked.category, (o.issued_at at time zone 'UTC')::date::text as "awardedOn", o.currency,
      l.quantity, l.unit_price_minor::double precision as "unitPriceMinor",
      coalesce(q.quotes, '[]') as quotes, coalesce(p.paid, '[]') as "paidBefore"
    from purchase_orders o
    join cases c using (tenant_id, case_id)
    join order_lines l using (tenant_id, order_no)
    left join lateral (
      select r->'classification'->>'id' as category
      from jsonb_array_elements(c.brief->'requisition'->'lines') as r
      where (r->>'lineNo')::integer = l.line_no limit 1
    ) asked on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('supplierId', first.supplier_id,
        'unitPriceMinor', first.price) order by first.supplier_id) as quotes
      from (
        select distinct on (f.supplier_id) f.supplier_id, (t->>'unitPriceMinor')::bigint as price
        from offers f cross join lateral jsonb_array_elements(f.terms->'lines') as t
        where f.tenant_id = o.tenant_id and f.case_id = o.case_id and f.actor = 'supplier'
          and (t->>'lineNo')::integer = l.line_no
        order by f.supplier_id, f.round, f.offered_at
      ) as first
    ) q on true
    left join lateral (
      select jsonb_agg(seen.unit_price_minor order by seen.observed_on desc) as paid
      from (
        select unit_price_minor, observed_on from price_observations
        where tenant_id = o.tenant_id and item_id = l.item_id and currency = o.currency
          and observed_on < (o.issued_at at time zone 'UTC')::date and source_ref not like o.case_id || '/%'
        order by observed_on desc limit ${PRICES_MAX}
      ) as seen
    ) p on true
    where o.tenant_id = ${tenantId} and l.quantity > 0
      and o.status not in ('cancelling', 'cancelled', 'rejected', 'lapsed')
      and o.issued_at >= ${from}::timestamp at time zone 'UTC'
      and o.issued_at < (${to}::date + 1)::timestamp at time zone 'UTC'
      and (${ofCase}::text is null or o.case_id = ${ofCase})
      and (${category} = '' or starts_with(asked.category, ${category}))
    order by o.issued_at desc, o.order_no desc, l.line_no limit ${LINES_MAX}`;
}
