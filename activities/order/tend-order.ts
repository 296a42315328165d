import type { OrderLook, OrderMove, OrderTending } from '#contracts/order-moves.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import { deliverAll } from '#kit/delivery.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { OrderBook } from '#ports/order-book.ts';
import type { PostOffice } from '#ports/post-office.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';

export type OrderActivities = { tendOrder(tending: OrderTending): Promise<OrderLook> };

export type OrderDependencies = {
  orders: OrderBook;
  suppliers: SimulatedSuppliers;
  log: CaseLog;
  office: PostOffice;
};

/** Makes one move for an order, if any, and looks at where it stands then. */
export const createTendOrder =
  (needs: OrderDependencies) =>
  async ({ tenantId, orderNo, move }: OrderTending): Promise<OrderLook> => {
    const order = { tenantId, orderNo };
    if (move !== null) await make(needs, order, move);
    return needs.orders.look(order);
  };

async function make(needs: OrderDependencies, order: OrderRef, move: OrderMove): Promise<void> {
  const { orders, suppliers } = needs;
  switch (move.do) {
    case 'announce':
      return orders.announce(order);
    case 'answer':
      return orders.respond(order, suppliers.respond(await orders.asked(order)));
    case 'compensate': {
      const firstMessage = await orders.compensate(order, move.step);
      if (firstMessage === null) return;
      const delivered = await deliverAll(needs.office, [firstMessage]);
      return needs.log.markDelivered(order.tenantId, delivered);
    }
    case 'give_up':
      return orders.giveUp(order, move);
    default:
      return orders.silence(order, move.do);
  }
}
