import { daysAfter, isoDayOf } from '../../days.ts';

/** A report of goods that came; days are ISO dates. */
export type ReportedDelivery = {
  receivedOn: string | null;
  /** All that has come so far, with earlier parts; null = not said. */
  receivedQuantity: number | null;
  rejectedQuantity: number | null;
};

/** What was ordered, as far as it is known. */
export type Ordered = { orderedOn: string | null; orderedQuantity: number | null };

export type DeliveryFault = {
  what: 'receivedOn' | 'receivedQuantity' | 'rejectedQuantity';
  because: string;
};

/**
 * Whether a report can be true. A day that is tomorrow here may be today where the goods came, or a
 * clock goes a little fast: it is taken as today; a later one is refused.
 */
export function checkDelivery(
  report: ReportedDelivery,
  { orderedOn, orderedQuantity }: Ordered,
  nowMs: number,
): { receivedOn: string | null; faults: DeliveryFault[] } {
  const { receivedOn, receivedQuantity, rejectedQuantity } = report;
  const today = isoDayOf(nowMs);
  const faults: DeliveryFault[] = [];
  if (receivedOn !== null && orderedOn !== null && receivedOn < orderedOn) {
    faults.push({ what: 'receivedOn', because: `is before the order of ${orderedOn}` });
  }
  if (receivedOn !== null && receivedOn > isoDayOf(daysAfter(nowMs, 1))) {
    faults.push({ what: 'receivedOn', because: `is in the future; today is ${today}` });
  }
  if (receivedQuantity !== null && orderedQuantity !== null && receivedQuantity > orderedQuantity) {
    faults.push({
      what: 'receivedQuantity',
      because: `is more than the ${orderedQuantity} ordered`,
    });
  }
  if ((rejectedQuantity ?? 0) > (receivedQuantity ?? 0)) {
    const because = `is more than the ${receivedQuantity ?? 0} received`;
    faults.push({ what: 'rejectedQuantity', because });
  }
  return { receivedOn: receivedOn !== null && receivedOn > today ? today : receivedOn, faults };
}
