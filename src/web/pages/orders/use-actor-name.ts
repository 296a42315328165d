import type { OrderDetail } from '#contracts/orders.ts';
import { usePeopleNames } from '../case/people.ts';

/** Who did something to an order, in words: a person by name, the supplier, or Parley itself. */
export function useActorName(order: OrderDetail): (actor: string) => string {
  const people = usePeopleNames();
  return (actor) => {
    if (actor === 'system') return 'Parley';
    if (actor === `supplier:${order.supplierId}`) return order.supplierName;
    return people.get(actor) ?? actor;
  };
}
