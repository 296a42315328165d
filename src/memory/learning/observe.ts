import type { Observation } from '#contracts/observations.ts';
import { caseObservations } from '#domain/learning/observations/of-case.ts';
import {
  deliveryObservation,
  hitObservation,
  priceObservation,
} from '#domain/learning/observations/of-reports.ts';
import type {
  DeliveryReportRow,
  PriceReportRow,
} from '#domain/learning/observations/of-reports.ts';
import { categoryOf } from '#domain/learning/observations/place.ts';
import type { Transaction } from '../database.ts';
import { closedCases } from './read-cases.ts';

type Classified<T> = Omit<T, 'category'> & { scheme: string | null; code: string | null };

/** What these entries of the tenant's queue show. */
export async function observeQueued(
  tx: Transaction,
  tenantId: string,
  queueNos: readonly bigint[],
): Promise<Observation[]> {
  const deliveries = await queuedDeliveries(tx, tenantId, queueNos);
  const prices = await queuedPrices(tx, tenantId, queueNos);
  const hits = await queuedHits(tx, tenantId, queueNos);
  const cases = await closedCases(tx, tenantId, await queuedCases(tx, tenantId, queueNos));
  return [
    ...deliveries.map((it) => deliveryObservation(withCategory(it))),
    ...prices.map((it) => priceObservation(withCategory(it))),
    ...hits.map(hitObservation),
    ...cases.flatMap(caseObservations),
  ].filter((it) => it !== null);
}

const withCategory = <T extends { scheme: string | null; code: string | null }>({
  scheme,
  code,
  ...row
}: T) => ({ ...row, category: categoryOf(scheme, code) });

/** Rows as they were written; a later report of the same is an entry of its own. */
const queuedDeliveries = (tx: Transaction, tenantId: string, queueNos: readonly bigint[]) =>
  tx.$queryRaw<Classified<DeliveryReportRow>[]>`
    select o.source, o.source_ref as "sourceRef", o.revision, o.supplier_id as "supplierId",
      o.item_id as "itemId", o.case_id as "caseId", o.order_id as "orderId", o.country, o.mode,
      o.promised_on::text as "promisedOn", o.received_on::text as "receivedOn",
      o.ordered_quantity as "orderedQuantity", o.received_quantity as "receivedQuantity",
      o.rejected_quantity as "rejectedQuantity", o.reported_by as "reportedBy",
      to_ms(o.recorded_at)::float8 as "recordedAtMs",
      i.classification_scheme as scheme, i.classification_id as code
    from learning_queue q cross join lateral jsonb_populate_record(null::outcomes, q.body) as o
      left join items i on i.tenant_id = q.tenant_id and i.item_id = o.item_id
    where q.tenant_id = ${tenantId} and q.queue_no = any(${[...queueNos]}) and q.what = 'outcome'`;

const queuedPrices = (tx: Transaction, tenantId: string, queueNos: readonly bigint[]) =>
  tx.$queryRaw<Classified<PriceReportRow>[]>`
    select p.source, p.source_ref as "sourceRef", p.revision, p.supplier_id as "supplierId",
      p.item_id as "itemId", p.country, p.mode, p.observed_on::text as "observedOn",
      p.unit_price_minor::float8 as "unitPriceMinor", p.currency, p.quantity, p.incoterm,
      to_ms(p.recorded_at)::float8 as "recordedAtMs",
      i.classification_scheme as scheme, i.classification_id as code
    from learning_queue q
      cross join lateral jsonb_populate_record(null::price_observations, q.body) as p
      left join items i on i.tenant_id = q.tenant_id and i.item_id = p.item_id
    where q.tenant_id = ${tenantId} and q.queue_no = any(${[...queueNos]}) and q.what = 'price'`;

const queuedHits = (tx: Transaction, tenantId: string, queueNos: readonly bigint[]) =>
  tx.$queryRaw<Parameters<typeof hitObservation>[0][]>`
    select d.decision_id as "decisionId", d.supplier_id as "supplierId", d.kind,
      to_ms(d.decided_at)::float8 as "decidedAtMs"
    from learning_queue q
      join screening_decisions d on d.tenant_id = q.tenant_id and d.decision_id = q.ref
    where q.tenant_id = ${tenantId} and q.queue_no = any(${[...queueNos]})
      and q.what = 'hit_decision'`;

/** Cases that closed, and those whose goods were reported, which their decisions answer for. */
async function queuedCases(
  tx: Transaction,
  tenantId: string,
  queueNos: readonly bigint[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ caseId: string }[]>`
    select distinct case when what = 'case' then ref else body->>'case_id' end as "caseId"
    from learning_queue
    where tenant_id = ${tenantId} and queue_no = any(${[...queueNos]})
      and (what = 'case' or (what = 'outcome' and body->>'case_id' is not null))`;
  return rows.map((it) => it.caseId);
}
