import { ParleyError } from '#contracts/errors.ts';
import type { OrderChange } from '#memory/orders/change-order.ts';
import type { Desk } from '../desk.ts';
import { wakeOrder } from './order-waker.ts';

/**
 * What follows from a change of an order: a refusal is thrown, a change is told to the engine.
 * @throws ParleyError ORDER_UNKNOWN, or the refusal's code
 */
export async function settleOrder(
  desk: Desk,
  tenantId: string,
  orderNo: string,
  change: OrderChange,
): Promise<void> {
  if (change.kind === 'unknown')
    throw new ParleyError('ORDER_UNKNOWN', `There is no order ${orderNo} of yours.`);
  if (change.kind === 'refused') throw new ParleyError(change.code, change.because);
  const { row, sequence } = change;
  await wakeOrder(desk, { tenantId, caseId: row.caseId, orderNo, sequence });
}
