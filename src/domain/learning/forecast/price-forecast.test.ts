import { describe, expect, it } from 'vitest';
import { aDelivered } from './made-lines.ts';
import { createPriceForecaster } from './price-forecast.ts';

const bought = (unitPrice: number | null, changes: Parameters<typeof aDelivered>[0] = {}) =>
  aDelivered({ ...changes, delivery: { deliveredDay: 100, unitPrice } });
const wanted = aDelivered({ id: 99, orderId: 'PO-99', asOfDay: 200 });

describe('the price that is expected', () => {
  it('is the latest one of vendor, item and country', () => {
    const prices = createPriceForecaster();
    prices.take(bought(2, { id: 1 }));
    prices.take(bought(3, { id: 2 }));
    expect(prices.answer(wanted, [])).toBe(3);
  });

  it('is what another vendor asked when this one never sold the item', () => {
    const prices = createPriceForecaster();
    prices.take(bought(2, { vendor: 'Vendor B', country: 'Haiti', manufacturingSite: 'Site B' }));
    expect(prices.answer(wanted, [])).toBe(2);
  });

  it('is the middle price of what is like an item never bought', () => {
    const prices = createPriceForecaster();
    for (const [id, unitPrice] of [1, 2, 9].entries()) {
      prices.take(bought(unitPrice, { id, item: `Item ${id}` }));
    }
    expect(prices.answer({ ...wanted, item: 'Item Y' }, [])).toBe(2);
  });

  it('is nothing when nothing alike was bought, and never a gift', () => {
    const prices = createPriceForecaster();
    prices.take(bought(null));
    expect(prices.answer(wanted, [])).toBeNull();
  });

  it('leaves out the own order', () => {
    const prices = createPriceForecaster();
    prices.take(bought(2, { orderId: 'PO-1' }));
    prices.take(bought(5, { orderId: 'PO-99' }));
    expect(prices.answer(wanted, [])).toBe(2);
  });

  it('follows the source that was right before', () => {
    const prices = createPriceForecaster();
    // The vendor asks 1 in Kenya and 2 in Haiti; the latest price of the item is always the other's.
    for (let id = 0; id < 40; id += 1) {
      const country = id % 2 === 0 ? 'Kenya' : 'Haiti';
      const line = bought(id % 2 === 0 ? 1 : 2, { id, orderId: `PO-${id}`, asOfDay: 100, country });
      prices.answer(line, []);
      prices.take(line);
    }
    expect(prices.answer({ ...wanted, orderId: 'PO-x', country: 'Kenya' }, [])).toBe(1);
    expect(prices.answer({ ...wanted, orderId: 'PO-x', country: 'Haiti' }, [])).toBe(2);
  });
});
