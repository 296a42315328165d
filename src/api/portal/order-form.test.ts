import { describe, expect, it } from 'vitest';
import { OrderSaid } from '#contracts/orders.ts';
import { aSupplierOrder } from '../../../tests/support/portal-builders.ts';
import { fromOrderForm, isOrderForm } from './order-form.ts';

const filled = {
  kind: 'order-changed',
  revision: '1',
  'quantity-1': '8',
  'price-1': '12.5',
  'promised-1': '2030-03-31',
  'quantity-2': '2',
  'price-2': '100.00',
  'promised-2': '2030-04-30',
  text: 'Two are not in stock.',
};
const said = (form: object) => fromOrderForm(aSupplierOrder(), form);

describe('the forms of an order', () => {
  it('are told from those of the talks', () => {
    expect(isOrderForm(filled)).toBe(true);
    for (const form of [{ kind: 'accept' }, {}, undefined, { kind: ['order-', 'accept'] }]) {
      expect(isOrderForm(form)).toBe(false);
    }
  });

  it('say the same as a program would, and name only lines that change', () => {
    const lines = [{ lineNo: 1, quantity: 8, unitPriceMinor: 1_250, promisedOn: '2030-03-31' }];
    expect(OrderSaid.parse(said(filled))).toEqual({
      order: { kind: 'changed', revision: 1, lines, text: 'Two are not in stock.' },
    });
    const plain = { kind: 'order-accepted', revision: '2' };
    expect(OrderSaid.parse(said(plain))).toEqual({
      order: { kind: 'accepted', revision: 2, text: '' },
    });
  });

  it('leave it to the order to refuse a change that changes nothing', () => {
    expect(said({ ...filled, 'quantity-1': '10' })).toMatchObject({
      order: { lines: [{ lineNo: 1 }, { lineNo: 2 }] },
    });
  });

  it.each([
    ['a rejection without a reason', { kind: 'order-rejected', text: '' }],
    ['an answer of another kind', { kind: 'order-perhaps' }],
    ['an empty quantity', { 'quantity-1': '' }],
    ['a day that is none', { 'promised-1': 'soon' }],
    ['an answer to no revision', { revision: '' }],
  ])('do not say %s', (_what, parts) => {
    expect(OrderSaid.safeParse(said({ ...filled, ...parts })).success).toBe(false);
  });

  it('refuse a price that is finer than the currency, or sent twice', () => {
    expect(() => said({ ...filled, 'price-1': '12.505' })).toThrow(/at most 2 decimals/);
    expect(() => said({ ...filled, 'price-1': ['1', '2'] })).toThrow(/at most 2 decimals/);
  });
});
