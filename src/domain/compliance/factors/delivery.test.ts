import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looking, neverLowers, risk } from '../../../../tests/support/risk-factors.ts';
import { someDeliveries, someFacts } from '../../../../tests/support/supplier-builders.ts';
import { factors } from './index.ts';

describe('delivery risk', () => {
  const aHistory = fc
    .integer({ min: 1, max: 200 })
    .chain((count) =>
      fc.record({
        count: fc.constant(count),
        onTimeCount: fc.integer({ min: 0, max: count }),
        meanDelayDays: fc.integer({ min: -10, max: 60 }),
      }),
    )
    .map(someDeliveries);

  it('never falls with one more late delivery', () => {
    neverLowers(
      'delivery',
      aHistory.map((deliveries) => ({
        facts: { deliveries },
        worse: { deliveries: { ...deliveries, count: deliveries.count + 1 } },
      })),
    );
  });

  it('never rises with one more delivery on time', () => {
    neverLowers(
      'delivery',
      aHistory.map((deliveries) => {
        const { count, onTimeCount } = deliveries;
        const more = { ...deliveries, count: count + 1, onTimeCount: onTimeCount + 1 };
        return { facts: { deliveries: more }, worse: { deliveries } };
      }),
    );
  });

  it('never falls with longer delays', () => {
    neverLowers(
      'delivery',
      fc.record({ deliveries: aHistory, more: fc.nat(60) }).map(({ deliveries, more }) => ({
        facts: { deliveries },
        worse: {
          deliveries: { ...deliveries, meanDelayDays: (deliveries.meanDelayDays ?? 0) + more },
        },
      })),
    );
  });

  it('of one late delivery is no verdict', () => {
    const deliveries = someDeliveries({ count: 1, onTimeCount: 0, meanDelayDays: 2 });
    expect(risk('delivery', { deliveries })).toBeLessThan(4_000);
  });

  it('is covered better by more deliveries, up to a full history', () => {
    const covers = [1, 5, 20, 100].map(
      (count) =>
        factors.delivery.find(someFacts({ deliveries: someDeliveries({ count }) }), looking)
          .coverageBp,
    );
    expect(covers).toEqual(covers.toSorted((a, b) => a - b));
    expect(covers.at(-1)).toBe(10_000);
  });
});
