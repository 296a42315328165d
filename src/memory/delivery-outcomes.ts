import { checkDelivery } from '#domain/learning/observations/delivery-check.ts';
import type { DeliveryFault } from '#domain/learning/observations/delivery-check.ts';
import { isoDayOf } from '#domain/days.ts';
import { actAs } from './audit/actor.ts';
import type { Database, Transaction } from './database.ts';
import { noteReceipt } from './orders/receipts.ts';
import { storable } from './storable-json.ts';

/** What became of one awarded line. */
export type DeliveryReport = {
  caseId: string;
  lineNo: number;
  supplierId: string;
  /** ISO date. */
  receivedOn: string;
  /** All that has come so far, with what was reported before. */
  receivedQuantity: number;
  /** Of the received ones; null when nobody inspected. */
  rejectedQuantity: number | null;
  notes: string;
};

export type RecordedOutcome = DeliveryReport & {
  itemId: string;
  orderedQuantity: number;
  /** ISO date: day of the award plus the agreed lead time. */
  promisedOn: string;
  onTime: boolean;
  /** 1 = the first report of the line; each correction counts one more. */
  revision: number;
  reportedBy: string | null;
};

type Ordered = {
  itemId: string;
  orderedOn: string;
  orderedQuantity: number;
  promisedOn: string;
};

/**
 * Keeps how an awarded line was delivered. A later report of the same line corrects the earlier, which
 * stays among the observations; the same report again changes nothing. It counts in the supplier's
 * on-time and quality shares from the next case on.
 * @param reportedBy who says so; null = the program itself
 * @param nowMs when it is reported; a day of reports counts at most so much
 * @returns `no_award` when no line of that number was awarded to that supplier in the case;
 *   `refused` with what cannot be true of it
 */
export function recordOutcome(
  database: Database,
  tenantId: string,
  report: DeliveryReport,
  reportedBy: string | null = null,
  nowMs: number = Date.now(),
): Promise<
  | { kind: 'recorded'; outcome: RecordedOutcome }
  | { kind: 'no_award' }
  | { kind: 'refused'; faults: DeliveryFault[] }
> {
  return database.inTenant(tenantId, async (tx) => {
    const ordered = await orderedLine(tx, tenantId, report);
    if (ordered === null) return { kind: 'no_award' };
    const { receivedOn, faults } = checkDelivery(report, ordered, nowMs);
    if (faults.length > 0) return { kind: 'refused', faults };
    await actAs(tx, reportedBy);
    const taken = { ...report, receivedOn: receivedOn ?? report.receivedOn };
    const kept = await keep(tx, tenantId, taken, ordered, nowMs);
    await noteReceipt(tx, tenantId, taken, reportedBy);
    const { itemId, orderedQuantity, promisedOn } = ordered;
    const onTime = taken.receivedOn <= promisedOn;
    const outcome = { ...taken, itemId, orderedQuantity, promisedOn, onTime, ...kept };
    return { kind: 'recorded', outcome };
  });
}

/** What the award says of the line; it may be made of several parts with one supplier. */
async function orderedLine(
  tx: Transaction,
  tenantId: string,
  { caseId, lineNo, supplierId }: DeliveryReport,
): Promise<Ordered | null> {
  const awarded = await tx.awardLine.findMany({ where: { tenantId, caseId, lineNo, supplierId } });
  const [line] = awarded;
  if (line === undefined) return null;
  const promised = new Date(line.awardedOn);
  promised.setUTCDate(promised.getUTCDate() + Math.max(...awarded.map((it) => it.leadTimeDays)));
  return {
    itemId: line.itemId,
    orderedOn: isoDayOf(line.awardedOn.getTime()),
    orderedQuantity: awarded.reduce((sum, it) => sum + it.quantity, 0),
    promisedOn: isoDayOf(promised.getTime()),
  };
}

/** One statement, so that of two reports at once one waits; a report that says the same is no row. */
async function keep(
  tx: Transaction,
  tenantId: string,
  report: DeliveryReport,
  ordered: Ordered,
  nowMs: number,
): Promise<{ revision: number; reportedBy: string | null }> {
  const { caseId, lineNo, supplierId } = report;
  const source = 'case';
  const sourceRef = `${caseId}/${lineNo}/${supplierId}`;
  await tx.$executeRaw`
    insert into outcomes as known (tenant_id, source, source_ref, supplier_id, item_id, case_id,
      line_no, order_id, promised_on, received_on, ordered_quantity, received_quantity,
      rejected_quantity, notes, recorded_at)
    values (${tenantId}, ${source}, ${sourceRef}, ${supplierId}, ${ordered.itemId}, ${caseId},
      ${lineNo}, ${`${caseId}/${supplierId}`}, ${ordered.promisedOn}::date,
      ${report.receivedOn}::date, ${ordered.orderedQuantity}, ${report.receivedQuantity},
      ${report.rejectedQuantity}, ${storable(report.notes)}, ${new Date(nowMs)})
    on conflict (tenant_id, source, source_ref) do update set
      received_on = excluded.received_on, received_quantity = excluded.received_quantity,
      rejected_quantity = excluded.rejected_quantity, notes = excluded.notes
    where (known.received_on, known.received_quantity, known.rejected_quantity, known.notes)
      is distinct from (excluded.received_on, excluded.received_quantity,
        excluded.rejected_quantity, excluded.notes)`;
  return tx.outcome.findUniqueOrThrow({
    where: { tenantId_source_sourceRef: { tenantId, source, sourceRef } },
    select: { revision: true, reportedBy: true },
  });
}
