import type { OrderResponseRequest, SupplierOrder } from '#contracts/orders.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { daysAfter, isoDayOf } from '#domain/days.ts';
import { ownDraws } from './private-limits.ts';

/** One order in so many comes back with a later day. */
const LATER_ONE_IN = 20;
/** One order in so many is rejected. */
const REJECTS_ONE_IN = 60;
const LATER_DAYS_MAX = 10;

/**
 * How a simulated supplier answers its order; depends on the case's seed, the supplier and the order's
 * revision alone. It stands by a change only once: an order that comes back as it was is accepted.
 */
export function orderResponse(
  requisition: Requisition,
  { supplierId, revision, lines }: SupplierOrder,
): OrderResponseRequest {
  const own = ownDraws(requisition, supplierId);
  if (own('rejects the order', 1, REJECTS_ONE_IN) === 1) {
    return { kind: 'rejected', revision, text: 'We cannot take the order: our line is booked.' };
  }
  const wantsLater = own('wants a later day', 1, LATER_ONE_IN) === 1;
  if (revision > 1 || !wantsLater) return { kind: 'accepted', revision, text: 'Order accepted.' };
  const laterDays = own('days later', 2, LATER_DAYS_MAX);
  return {
    kind: 'changed',
    revision,
    text: `We deliver ${laterDays} days later.`,
    lines: lines.map(({ lineNo, quantity, unitPriceMinor, promisedOn }) => ({
      lineNo,
      quantity,
      unitPriceMinor,
      promisedOn: isoDayOf(daysAfter(Date.parse(promisedOn), laterDays)),
    })),
  };
}
