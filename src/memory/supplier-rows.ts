import type { Certificate } from '#domain/compliance/facts.ts';
import type { SupplierMatch } from '#ports/supplier-directory.ts';
import type { Transaction } from './database.ts';

/** A supplier with what its deliveries add up to. */
export type SupplierRow = Pick<
  SupplierMatch,
  | 'supplierId'
  | 'supplierName'
  | 'country'
  | 'status'
  | 'paymentDays'
  | 'incoterm'
  | 'clearance'
  | 'deliveriesCount'
> & {
  certificates: Certificate[];
  /** Deliveries with a promised and an actual day. */
  datedCount: number;
  onTimeCount: number;
  /** Mean of the days late, early ones counted as 0; null without a dated delivery. */
  meanDelayDays: number | null;
  /** Units of inspected deliveries. */
  receivedUnits: number;
  rejectedUnits: number;
  inspectedCount: number;
};

/**
 * The suppliers of these ids with their deliveries and latest clearance, by id. A clearance
 * from before the supplier, a list or a decision about a hit changed is none any more.
 */
export function supplierRows(
  tx: Transaction,
  tenantId: string,
  supplierIds: string[],
): Promise<SupplierRow[]> {
  return tx.$queryRaw<SupplierRow[]>`
    select s.supplier_id as "supplierId", s.legal_name as "supplierName", s.country, s.status,
      s.payment_days as "paymentDays",
      coalesce(s.incoterm, (select mode() within group (order by e.incoterm)
        from catalogue_entries e
        where e.tenant_id = s.tenant_id and e.supplier_id = s.supplier_id)) as incoterm,
      coalesce((select jsonb_agg(jsonb_build_object(
          'name', c.name, 'number', c.number, 'validFrom', c.valid_from,
          'validTo', c.valid_to) order by c.name, c.number)
        from supplier_certificates c
        where c.tenant_id = s.tenant_id and c.supplier_id = s.supplier_id), '[]') as certificates,
      o.*,
      (select jsonb_build_object('verdict', l.verdict, 'riskBp', coalesce(l.risk_bp, 10000),
          'conditions', to_jsonb(l.conditions), 'validUntilMs', to_ms(l.valid_until))
       from clearances l where l.tenant_id = s.tenant_id and l.supplier_id = s.supplier_id
         and l.decided_at >= greatest(s.updated_at,
           (select max(loaded_at) from screening_list_versions v where v.tenant_id = s.tenant_id),
           (select max(decided_at) from screening_decisions d
            where d.tenant_id = s.tenant_id and d.supplier_id = s.supplier_id))
       order by l.decided_at desc, l.id desc limit 1) as clearance
    from suppliers s cross join lateral (
      select count(*)::integer as "deliveriesCount",
        count(*) filter (where received_on is not null and promised_on is not null)::integer
          as "datedCount",
        count(*) filter (where received_on <= promised_on)::integer as "onTimeCount",
        round(avg(greatest(received_on - promised_on, 0)) filter (
          where received_on is not null and promised_on is not null))::integer as "meanDelayDays",
        coalesce(sum(received_quantity) filter (where rejected_quantity is not null), 0)::float8
          as "receivedUnits",
        coalesce(sum(rejected_quantity), 0)::float8 as "rejectedUnits",
        count(rejected_quantity)::integer as "inspectedCount"
      from outcomes
      where outcomes.tenant_id = s.tenant_id and outcomes.supplier_id = s.supplier_id) o
    where s.tenant_id = ${tenantId} and s.supplier_id = any(${supplierIds})
    order by s.supplier_id`;
}

/** Deliveries that came by the promised day, in basis points; null when none is dated. */
export const onTimeBp = (row: SupplierRow): number | null =>
  shareBp(row.onTimeCount, row.datedCount);

/** Accepted share of inspected units in basis points; null when nothing was inspected. */
export const qualityBp = (row: SupplierRow): number | null =>
  shareBp(row.receivedUnits - row.rejectedUnits, row.receivedUnits);

const shareBp = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole);
