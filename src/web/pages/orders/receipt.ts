import type { z } from 'zod';
import type { OutcomeRequest } from '#contracts/http.ts';
import type { OrderLine } from '#contracts/orders.ts';

/** As the form holds it; a field that was emptied is ''. */
export type Receipt = {
  receivedOn: string | null;
  received: number | string;
  rejected: number | string;
  notes: string;
  today: string;
};

/** What is most likely: all that was ordered came today, and nobody inspected it. */
export function startReceipt(line: OrderLine, nowMs: number): Receipt {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  return {
    receivedOn: today,
    received: line.quantity,
    rejected: line.rejectedQuantity ?? '',
    notes: '',
    today,
  };
}

/** The report as the API takes it; null = something is missing or cannot be. */
export function toOutcome(
  supplierId: string,
  lineNo: number,
  { receivedOn, received, rejected, notes }: Receipt,
): z.input<typeof OutcomeRequest> | null {
  if (receivedOn === null || typeof received !== 'number') return null;
  const rejectedQuantity = typeof rejected === 'number' ? rejected : null;
  if ((rejectedQuantity ?? 0) > received) return null;
  return { lineNo, supplierId, receivedOn, receivedQuantity: received, rejectedQuantity, notes };
}
