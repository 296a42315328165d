import { draw } from '../../draw.ts';
import type { DeliveredLine, OrderLine } from './order-line.ts';

/** A line for tests: placed on day 0, promised on day 100 and delivered then. */
export const aDelivered = (changes: Partial<DeliveredLine> = {}): DeliveredLine => ({
  id: 1,
  orderId: 'PO-1',
  stream: 'direct',
  asOfDay: 0,
  promisedDay: 100,
  vendor: 'Vendor A',
  country: 'Kenya',
  shipmentMode: 'Air',
  incoterm: 'EXW',
  item: 'Item X',
  composition: 'X|10mg|Tablet',
  subClassification: 'Adult',
  manufacturingSite: 'Site A',
  quantity: 1_000,
  delivery: { deliveredDay: 100, unitPrice: 1 },
  ...changes,
});

/**
 * Lines for properties, drawn from a seed: orders of one to three lines that are placed on
 * different days, some delivered late, some before a later line of their order is placed.
 */
export function madeLines(seed: string, count: number): OrderLine[] {
  return Array.from({ length: count }, (_, id): OrderLine => {
    const pick = (what: string, max: number) => draw(`${seed} ${id} ${what}`, 0, max);
    const stream = pick('stream', 1) === 0 ? 'direct' : 'warehouse';
    const asOfDay = id * 5 + pick('day', 20);
    const promisedDay = asOfDay + 20 + pick('lead', 60);
    const deliveredDay = promisedDay + pick('delay', 40) - 30;
    const unitPrice = 1 + pick('price', 100) / 100;
    return aDelivered({
      id,
      orderId: `PO-${id - (id % (1 + pick('order', 2)))}`,
      stream,
      asOfDay,
      promisedDay,
      vendor: stream === 'direct' ? `Vendor ${pick('vendor', 2)}` : 'Warehouse',
      country: `Country ${pick('country', 3)}`,
      item: `Item ${pick('item', 4)}`,
      delivery: { deliveredDay, unitPrice },
    });
  });
}
