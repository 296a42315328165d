import type { Order, OrderLineState, OrderStep } from './order.ts';
import { orderTotalMinor, refused, taken } from './order.ts';

/** A person takes an order back, whole or what is left of it; the same wish again is harmless. */
export function cancel(order: Order, because: string): OrderStep {
  if (order.status === 'cancelling' || order.status === 'cancelled') return { kind: 'same' };
  if (order.status === 'received') {
    return refused('ORDER_SETTLED', 'All of it has come; a received order cannot be cancelled.');
  }
  return taken(
    { ...order, status: 'cancelling', change: null },
    'cancel_asked',
    `Cancelled: ${because}`,
  );
}

/** What has not come, line by line. */
export const remainingLines = (lines: readonly OrderLineState[]): OrderLineState[] =>
  lines.flatMap((it) => {
    const quantity = it.quantity - it.receivedQuantity;
    return quantity > 0 ? [{ ...it, quantity }] : [];
  });

/** What a cancelled order no longer costs, in minor units. */
export const releasedMinor = (lines: readonly OrderLineState[]): number =>
  orderTotalMinor(remainingLines(lines));
