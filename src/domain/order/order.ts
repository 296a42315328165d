import type { ChangedLine, OrderStatus } from '#contracts/orders.ts';
import { showMoney } from '../money.ts';
import type { Person } from '../same-person.ts';

/** A line of an order as it stands; prices in minor units, days ISO dates. */
export type OrderLineState = {
  lineNo: number;
  quantity: number;
  unitPriceMinor: number;
  awardedUnitPriceMinor: number;
  /** Why the price is not the awarded one; null = it is. */
  priceBecause: string | null;
  /** A price that raises the total and waits for a second person. */
  pendingPrice: (PricePlan & { by: Person; atMs: number }) | null;
  promisedOn: string;
  receivedQuantity: number;
  rejectedQuantity: number | null;
  lastReceivedOn: string | null;
};

export type PricePlan = { unitPriceMinor: number; because: string };

/** All that decides what may happen to an order. */
export type Order = {
  status: OrderStatus;
  /** Counts what the supplier is asked to acknowledge, from 1. */
  revision: number;
  currency: string;
  lines: readonly OrderLineState[];
  /** The supplier's change that waits for a person; null = none. */
  change: { lines: readonly ChangedLine[]; acceptedFirst: Person | null } | null;
  /** The most that the order may cost, so that the case stays within its budget. */
  roomMinor: number;
};

export type OrderRefusal = {
  kind: 'refused';
  code:
    | 'ORDER_SETTLED'
    | 'ORDER_CHANGED'
    | 'ORDER_REFUSED'
    | 'LINE_UNKNOWN'
    | 'SECOND_PERSON_NEEDED';
  because: string;
};
/** `same`: it is so already, and nothing is to be written. */
export type OrderStep =
  | { kind: 'taken'; order: Order; event: { kind: string; sentence: string } }
  | { kind: 'same' }
  | OrderRefusal;

export const refused = (code: OrderRefusal['code'], because: string): OrderRefusal => ({
  kind: 'refused',
  code,
  because,
});

export const taken = (order: Order, kind: string, sentence: string): OrderStep => ({
  kind: 'taken',
  order,
  event: { kind, sentence },
});

/** What the ordered units cost, in minor units. */
export const orderTotalMinor = (
  lines: readonly Pick<OrderLineState, 'quantity' | 'unitPriceMinor'>[],
): number => lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);

/** Refuses a total that the budget of the case has no room for; null = it has. */
export function beyondRoom(
  { roomMinor, currency }: Pick<Order, 'roomMinor' | 'currency'>,
  totalMinor: number,
): OrderRefusal | null {
  if (totalMinor <= roomMinor) return null;
  const [total, room] = [totalMinor, roomMinor].map((it) => showMoney(it, currency));
  return refused('ORDER_REFUSED', `${total} is more than the budget leaves: ${room}.`);
}

/** The lines as the supplier would have them; those it does not name stay. */
export const withChanges = (
  lines: readonly OrderLineState[],
  changes: readonly ChangedLine[],
): OrderLineState[] =>
  lines.map((line) => ({ ...line, ...changes.find((it) => it.lineNo === line.lineNo) }));

/** Asks the supplier anew: what it answered before was another order. */
export const reissued = (order: Order): Order => ({
  ...order,
  status: 'issued',
  revision: order.revision + 1,
  change: null,
});
