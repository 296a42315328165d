import type { OrderStatus, OrderWait } from '#contracts/orders.ts';
import type { OrderLineState } from './order.ts';

type Standing = {
  status: OrderStatus;
  supplierName: string;
  lines: readonly Pick<OrderLineState, 'quantity' | 'receivedQuantity' | 'promisedOn'>[];
  awaitsSinceMs: number;
  updatedAtMs: number;
  lapseAtMs: number;
  /** The supplier stayed silent beyond the reminder. */
  escalated: boolean;
};

/** Where an order stands, in a sentence. */
export function orderSentence({
  status,
  supplierName,
  lines,
  escalated,
}: Pick<Standing, 'status' | 'supplierName' | 'lines' | 'escalated'>): string {
  const left = lines.filter((it) => it.receivedQuantity < it.quantity).length;
  switch (status) {
    case 'issued':
      return escalated
        ? `${supplierName} has not acknowledged the order; ask, or cancel it.`
        : `${supplierName} has to acknowledge the order.`;
    case 'change_proposed':
      return `${supplierName} wants it otherwise; accept or refuse the change.`;
    case 'acknowledged':
      return `${supplierName} has accepted the order and delivers by ${latestDay(lines)}.`;
    case 'rejected':
      return `${supplierName} has rejected the order; cancel it to go on without them.`;
    case 'partly_received':
      return left === 1
        ? 'One line is still to come.'
        : `Still to come: ${left} of ${lines.length} lines.`;
    case 'received':
      return 'All of it has come.';
    case 'cancelling':
      return 'The order is being taken back.';
    case 'cancelled':
      return 'The order was taken back.';
    case 'lapsed':
      return `${supplierName} never acknowledged the order; it lapsed.`;
  }
}

/** For whom an order waits; null = for nobody. */
export function orderWait(order: Standing): OrderWait | null {
  const { status, awaitsSinceMs: sinceMs, updatedAtMs, lapseAtMs: untilMs, escalated } = order;
  const buyer = (what: string): OrderWait => ({
    who: 'buyer',
    what,
    sinceMs: updatedAtMs,
    untilMs: null,
  });
  switch (status) {
    case 'issued':
      return escalated
        ? { ...buyer('ask the supplier, or cancel the order'), untilMs }
        : { who: 'supplier', what: 'acknowledge the order', sinceMs, untilMs };
    case 'change_proposed':
      return buyer('accept or refuse the change');
    case 'rejected':
      return buyer('cancel the order, so that the runner-up can be asked');
    case 'lapsed':
      return buyer('cancel the lapsed order, so that the runner-up can be asked');
    case 'acknowledged':
    case 'partly_received':
      return { who: 'supplier', what: 'deliver', sinceMs: updatedAtMs, untilMs: null };
    default:
      return null;
  }
}

export const latestDay = (lines: readonly { promisedOn: string }[]): string =>
  lines.reduce((latest, it) => (it.promisedOn > latest ? it.promisedOn : latest), '');

/** Whether a promised day has passed while something of its line is missing. */
export const isOverdue = (
  { status, lines }: Pick<Standing, 'status' | 'lines'>,
  today: string,
): boolean =>
  (status === 'issued' || status === 'acknowledged' || status === 'partly_received') &&
  lines.some((it) => it.promisedOn < today && it.receivedQuantity < it.quantity);

const ORDER_ACTS = ['decide_change', 'cancel', 'change_price', 'record_receipt'] as const;
type OrderAct = (typeof ORDER_ACTS)[number];

/** What a person may do with an order as it stands, where the person's role allows it. */
export function mayNow(status: OrderStatus): OrderAct[] {
  const isOver = status === 'received' || status === 'cancelling' || status === 'cancelled';
  const may: Record<OrderAct, boolean> = {
    decide_change: status === 'change_proposed',
    cancel: !isOver,
    change_price: status === 'issued' || status === 'acknowledged',
    record_receipt: status !== 'cancelled' && status !== 'lapsed' && status !== 'rejected',
  };
  return ORDER_ACTS.filter((it) => may[it]);
}
