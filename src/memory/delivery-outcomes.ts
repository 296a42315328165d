import { isoDayOf } from '#domain/days.ts';
import type { Database } from './database.ts';
import { storable } from './storable-json.ts';

/** What became of one awarded line. */
export type DeliveryReport = {
  caseId: string;
  lineNo: number;
  supplierId: string;
  /** ISO date. */
  receivedOn: string;
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
};

/**
 * Keeps how an awarded line was delivered; a later report of the same line replaces the earlier.
 * It counts in the supplier's on-time and quality shares from the next case on.
 * @returns `no_award` when no line of that number was awarded to that supplier in the case;
 *   `impossible` when more was rejected than received
 */
export function recordOutcome(
  database: Database,
  tenantId: string,
  report: DeliveryReport,
): Promise<{ kind: 'recorded'; outcome: RecordedOutcome } | { kind: 'no_award' | 'impossible' }> {
  const { caseId, lineNo, supplierId, receivedQuantity, rejectedQuantity } = report;
  return database.inTenant(tenantId, async (tx) => {
    const awarded = await tx.awardLine.findMany({
      where: { tenantId, caseId, lineNo, supplierId },
    });
    const [line] = awarded;
    if (line === undefined) return { kind: 'no_award' };
    if ((rejectedQuantity ?? 0) > receivedQuantity) return { kind: 'impossible' };
    const promised = new Date(line.awardedOn);
    promised.setUTCDate(promised.getUTCDate() + Math.max(...awarded.map((it) => it.leadTimeDays)));
    const orderedQuantity = awarded.reduce((sum, it) => sum + it.quantity, 0);
    const facts = {
      supplierId,
      itemId: line.itemId,
      caseId,
      lineNo,
      promisedOn: promised,
      receivedOn: new Date(report.receivedOn),
      orderedQuantity,
      receivedQuantity,
      rejectedQuantity,
      notes: storable(report.notes),
    };
    const place = { tenantId, source: 'case', sourceRef: `${caseId}/${lineNo}/${supplierId}` };
    // Not `upsert`, which reads first: two reports at once would run into each other.
    const added = await tx.outcome.createMany({
      data: [{ ...place, ...facts }],
      skipDuplicates: true,
    });
    if (added.count === 0) await tx.outcome.updateMany({ where: place, data: facts });
    const promisedOn = isoDayOf(promised.getTime());
    const onTime = report.receivedOn <= promisedOn;
    return {
      kind: 'recorded',
      outcome: { ...report, itemId: line.itemId, orderedQuantity, promisedOn, onTime },
    };
  });
}
