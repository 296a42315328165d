import { describe, expect, it } from 'vitest';
import { anOrder, orderAfter } from '../../../tests/support/order-states.ts';
import { decideChange } from './decide-change.ts';

const anna = { keyId: 'k1', name: 'Anna' };
const ben = { keyId: 'k2', name: 'Ben' };
const asking = (parts = {}) =>
  anOrder({
    status: 'change_proposed',
    change: {
      lines: [
        { lineNo: 1, quantity: 10, unitPriceMinor: 1_000, promisedOn: '2030-05-01', ...parts },
      ],
      acceptedFirst: null,
    },
  });

describe('a change that is accepted', () => {
  it('becomes the order, which needs no further acknowledgement', () => {
    const order = orderAfter(decideChange(asking(), 'accept_change', anna, 'fine'));
    expect(order).toMatchObject({ status: 'acknowledged', revision: 2, change: null });
    expect(order.lines[0]).toMatchObject({ promisedOn: '2030-05-01', priceBecause: null });
  });

  it('keeps the reason of a price that is not the awarded one', () => {
    const lower = asking({ unitPriceMinor: 900 });
    const order = orderAfter(decideChange(lower, 'accept_change', anna, 'they found it cheaper'));
    expect(order.lines[0]?.priceBecause).toBe('they found it cheaper');
  });

  it('takes two people when it raises the total', () => {
    const first = decideChange(asking({ unitPriceMinor: 1_200 }), 'accept_change', anna, 'needed');
    const order = orderAfter(first);
    expect(order.status).toBe('change_proposed');
    const again = decideChange(order, 'accept_change', { ...anna, keyId: 'k3' }, 'needed');
    expect(again).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect(orderAfter(decideChange(order, 'accept_change', ben, 'needed')).status).toBe(
      'acknowledged',
    );
  });

  it('never takes the case beyond its budget', () => {
    const dear = asking({ unitPriceMinor: 1_501 });
    expect(decideChange(dear, 'accept_change', anna, 'needed')).toMatchObject({
      code: 'ORDER_REFUSED',
    });
  });
});

describe('a change that is refused', () => {
  it('has the supplier asked for the order as it was', () => {
    const order = orderAfter(decideChange(asking(), 'refuse_change', anna, 'too late'));
    expect(order).toMatchObject({ status: 'issued', revision: 2, change: null });
    expect(order.lines).toEqual(anOrder().lines);
  });
});

it('without a change there is nothing to decide', () => {
  const step = decideChange(anOrder(), 'accept_change', anna, 'fine');
  expect(step).toMatchObject({ code: 'ORDER_SETTLED' });
});
