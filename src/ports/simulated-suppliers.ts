import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { SupplierReply } from '#contracts/negotiation.ts';

/** Suppliers that answer at once; their limits are theirs alone and never leave this port. */
export type SimulatedSuppliers = {
  /** One reply per offer, in the same order; the same seed and offers give the same replies. */
  reply(exchange: ActivityInputs['exchangeOffers']): SupplierReply[];
  /** Whether each supplier takes the order it is awarded. */
  confirm(order: ActivityInputs['confirmAward']): ActivityResults['confirmAward']['answers'];
};
