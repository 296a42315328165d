import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEVERS } from '#contracts/tenant-policy.ts';
import { inLeverOrder, LEVER_ORDERS } from './lever-orders.ts';

it('is the same levers in another order, never one more or fewer', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...LEVERS]),
      fc.constantFrom(...LEVER_ORDERS),
      (levers, order) => {
        expect(inLeverOrder(levers, order).toSorted()).toEqual(levers.toSorted());
      },
    ),
  );
});

it('puts its own first, in its order, and keeps the others as they were', () => {
  const levers = ['price', 'warranty', 'volume_rebate', 'payment_days'] as const;
  expect(inLeverOrder(levers, 'as_set')).toEqual(levers);
  expect(inLeverOrder(levers, 'money_first')).toEqual([
    'payment_days',
    'volume_rebate',
    'price',
    'warranty',
  ]);
});
