import { describe, expect, it } from 'vitest';
import { anOrder, orderAfter } from '../../../tests/support/order-states.ts';
import { changePrice } from './price.ts';

const anna = { keyId: 'k1', name: 'Anna' };
const ben = { keyId: 'k2', name: 'Ben' };
const to = (unitPriceMinor: number) => ({ lineNo: 1, unitPriceMinor, because: 'agreed by phone' });

describe('another price than the awarded one', () => {
  it('counts with its reason, and the supplier has to acknowledge it', () => {
    const order = orderAfter(changePrice(anOrder({ status: 'acknowledged' }), to(900), anna, 1));
    expect(order).toMatchObject({ status: 'issued', revision: 2 });
    expect(order.lines[0]).toMatchObject({ unitPriceMinor: 900, priceBecause: 'agreed by phone' });
  });

  it('needs no reason any more once it is the awarded one again', () => {
    const lower = orderAfter(changePrice(anOrder(), to(900), anna, 1));
    const asked = orderAfter(changePrice(lower, to(1_000), anna, 1));
    const back = orderAfter(changePrice(asked, to(1_000), ben, 1));
    expect(back.lines[0]).toMatchObject({ unitPriceMinor: 1_000, priceBecause: null });
  });

  it('waits for a second person when it is higher', () => {
    const asked = orderAfter(changePrice(anOrder(), to(1_100), anna, 5));
    expect(asked.lines[0]).toMatchObject({ unitPriceMinor: 1_000, pendingPrice: { atMs: 5 } });
    const again = changePrice(asked, to(1_100), anna, 6);
    expect(again).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    const both = orderAfter(changePrice(asked, to(1_100), ben, 6));
    expect(both.lines[0]).toMatchObject({ unitPriceMinor: 1_100, pendingPrice: null });
  });

  it('asked for as another amount is asked for anew', () => {
    const asked = orderAfter(changePrice(anOrder(), to(1_100), anna, 5));
    const other = orderAfter(changePrice(asked, to(1_200), ben, 6));
    expect(other.lines[0]?.pendingPrice).toMatchObject({ unitPriceMinor: 1_200, by: ben });
  });

  it.each([
    ['of a line that is not there', anOrder(), { ...to(900), lineNo: 3 }, 'LINE_UNKNOWN'],
    ['that is the price already', anOrder(), to(1_000), 'ORDER_REFUSED'],
    ['beyond the budget', anOrder(), to(1_501), 'ORDER_REFUSED'],
    ['after a delivery', anOrder({ status: 'partly_received' }), to(900), 'ORDER_SETTLED'],
  ])('%s is refused', (_what, order, wish, code) => {
    expect(changePrice(order, wish, anna, 1)).toMatchObject({ kind: 'refused', code });
  });
});
