import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { OrderResponseRequest, SupplierOrder } from '#contracts/orders.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { SupplierReply } from '#contracts/negotiation.ts';

/** Suppliers that answer at once; their limits are theirs alone and never leave this port. */
export type SimulatedSuppliers = {
  /** One reply per offer, in the same order; the same seed and offers give the same replies. */
  reply(exchange: ActivityInputs['exchangeOffers']): SupplierReply[];
  /** Whether each supplier takes the order it is awarded. */
  confirm(order: ActivityInputs['confirmAward']): ActivityResults['confirmAward']['answers'];
  /** How a supplier answers the purchase order that it got. */
  respond(asked: { requisition: Requisition; order: SupplierOrder }): OrderResponseRequest;
};
