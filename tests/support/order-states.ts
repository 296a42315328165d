import type { Order, OrderLineState, OrderStep } from '#domain/order/order.ts';

export const aLineState = (parts: Partial<OrderLineState> = {}): OrderLineState => ({
  lineNo: 1,
  quantity: 10,
  unitPriceMinor: 1_000,
  awardedUnitPriceMinor: 1_000,
  priceBecause: null,
  pendingPrice: null,
  promisedOn: '2030-03-31',
  receivedQuantity: 0,
  rejectedQuantity: null,
  lastReceivedOn: null,
  ...parts,
});

/** An order of 100.00 USD in a case with room for 150.00. */
export const anOrder = (parts: Partial<Order> = {}): Order => ({
  status: 'issued',
  revision: 1,
  currency: 'USD',
  lines: [aLineState()],
  change: null,
  roomMinor: 15_000,
  ...parts,
});

/** The order after a step that was taken. @throws when it was not */
export function orderAfter(step: OrderStep): Order {
  if (step.kind !== 'taken') throw new Error(`not taken: ${JSON.stringify(step)}`);
  return step.order;
}
