import type { OrderStatus } from '#contracts/orders.ts';
import type { Order, OrderLineState, OrderStep } from './order.ts';
import { taken } from './order.ts';

export type Receipt = {
  lineNo: number;
  /** All that has come so far, with earlier parts. */
  receivedQuantity: number;
  rejectedQuantity: number | null;
  /** ISO date. */
  receivedOn: string;
};

/**
 * What has come of a line. A later report corrects the earlier one, also downwards. Goods that come
 * for a cancelled order are noted and change nothing else.
 */
export function receive(order: Order, receipt: Receipt): OrderStep {
  const { lineNo, receivedQuantity, rejectedQuantity, receivedOn } = receipt;
  const line = order.lines.find((it) => it.lineNo === lineNo);
  if (line === undefined) return { kind: 'same' };
  const isKnown =
    line.receivedQuantity === receivedQuantity &&
    line.rejectedQuantity === rejectedQuantity &&
    line.lastReceivedOn === receivedOn;
  if (isKnown) return { kind: 'same' };
  const next = { ...line, receivedQuantity, rejectedQuantity, lastReceivedOn: receivedOn };
  const lines = order.lines.map((it) => (it.lineNo === lineNo ? next : it));
  const rejects = rejectedQuantity === null ? '' : `, ${rejectedQuantity} of them rejected`;
  return taken(
    { ...order, lines, status: statusAfter(order.status, lines) },
    'received',
    `Line ${lineNo}: ${receivedQuantity} of ${line.quantity} have come${rejects}.`,
  );
}

function statusAfter(status: OrderStatus, lines: readonly OrderLineState[]): OrderStatus {
  if (status === 'cancelling' || status === 'cancelled') return status;
  if (lines.every((it) => it.receivedQuantity >= it.quantity)) return 'received';
  if (lines.some((it) => it.receivedQuantity > 0)) return 'partly_received';
  return status === 'received' || status === 'partly_received' ? 'acknowledged' : status;
}
