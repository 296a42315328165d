import { daysAfter, isoDayOf } from '#domain/days.ts';
import { draw } from '#domain/draw.ts';
import type { Database } from '#memory/database.ts';
import { recordOutcome } from '#memory/delivery-outcomes.ts';
import type { DeliveryReport } from '#memory/delivery-outcomes.ts';
import type { Offering, WorldCase } from '../world/world-case.ts';
import { drawnDelivery } from '../world/outcome.ts';

/** Late goods come so many days after the promised one, the others up to so many before. */
const LATE_DAYS = { min: 2, max: 30 };
const EARLY_DAYS_MAX = 3;

/** What an award will bring, drawn from the supplier's hidden qualities. */
export function comingDelivery(
  it: WorldCase,
  offering: Offering,
  { lineNo, quantity, awardedAtMs }: { lineNo: number; quantity: number; awardedAtMs: number },
): { report: DeliveryReport; late: boolean } {
  const { supplierId, leadTimeDays } = offering.hidden;
  const own = (what: string, min: number, max: number) =>
    draw(`${it.key}/${supplierId}/${what}`, min, max);
  const { late, rejectedUnits } = drawnDelivery(it, offering);
  const afterDays = late
    ? own('days late', LATE_DAYS.min, LATE_DAYS.max)
    : -own('days early', 0, Math.min(leadTimeDays, EARLY_DAYS_MAX));
  const receivedOn = isoDayOf(daysAfter(awardedAtMs, leadTimeDays + afterDays));
  const { caseId } = it.requisition;
  const goods = { receivedQuantity: quantity, rejectedQuantity: Math.min(quantity, rejectedUnits) };
  return { report: { caseId, lineNo, supplierId, receivedOn, ...goods, notes: '' }, late };
}

/** Tells the desk of everything that has come by then; gives what is still to come. */
export async function reportArrived(
  database: Database,
  tenantId: string,
  coming: readonly DeliveryReport[],
  nowMs: number,
): Promise<DeliveryReport[]> {
  const today = isoDayOf(nowMs);
  for (const report of coming.filter((it) => it.receivedOn <= today)) {
    const { kind } = await recordOutcome(database, tenantId, report, 'store', nowMs);
    if (kind !== 'recorded') throw new Error(`${report.caseId}: ${kind}`);
  }
  return coming.filter((it) => it.receivedOn > today);
}
