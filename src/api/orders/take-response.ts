import type { OrderResponseRequest, SupplierOrder } from '#contracts/orders.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { SignedSession } from '#memory/supplier-channels.ts';
import type { Desk } from '../desk.ts';
import { settleOrder } from './settle-order.ts';

/** The order of the supplier whose session it is; null = it was awarded nothing. */
export const orderOfSession = (desk: Desk, session: SignedSession): Promise<SupplierOrder | null> =>
  desk.store.orderOfSupplier(session.tenantId, session.caseId, session.view.supplierId);

/** @throws ParleyError ORDER_UNKNOWN when it was awarded nothing */
export async function requireOrder(desk: Desk, session: SignedSession): Promise<SupplierOrder> {
  const order = await orderOfSession(desk, session);
  if (order === null)
    throw new ParleyError('ORDER_UNKNOWN', 'There is no order for you in this request.');
  return order;
}

/**
 * What a supplier says to its order, by its link or a signed call; whoever calls has opened the
 * session, so that it is this supplier. The same answer again changes nothing.
 * @throws ParleyError ORDER_UNKNOWN, ORDER_CHANGED, ORDER_SETTLED, ORDER_REFUSED, LINE_UNKNOWN
 */
export async function takeOrderResponse(
  desk: Desk,
  session: SignedSession,
  response: OrderResponseRequest,
): Promise<SupplierOrder> {
  const order = await requireOrder(desk, session);
  const { tenantId, view } = session;
  const { supplierId } = view;
  const { orderNo } = order;
  const change = await desk.store.respondToOrder(tenantId, orderNo, { supplierId, response });
  await settleOrder(desk, tenantId, orderNo, change);
  return (await orderOfSession(desk, session)) ?? order;
}
