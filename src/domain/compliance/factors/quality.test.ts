import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverLowers, risk } from '../../../../tests/support/risk-factors.ts';
import { someDeliveries } from '../../../../tests/support/supplier-builders.ts';

describe('quality risk', () => {
  it('never falls with more rejected units', () => {
    const aHistory = fc
      .record({
        receivedUnits: fc.integer({ min: 1, max: 100_000 }),
        rejectedUnits: fc.nat(100_000),
        inspectedCount: fc.integer({ min: 1, max: 60 }),
      })
      .map(someDeliveries);
    neverLowers(
      'quality',
      fc.record({ deliveries: aHistory, more: fc.nat(1_000) }).map(({ deliveries, more }) => ({
        facts: { deliveries },
        worse: { deliveries: { ...deliveries, rejectedUnits: deliveries.rejectedUnits + more } },
      })),
    );
  });

  it('of a tenth rejected in many inspections is near the worst', () => {
    const deliveries = someDeliveries({
      receivedUnits: 1_000,
      rejectedUnits: 100,
      inspectedCount: 60,
    });
    expect(risk('quality', { deliveries })).toBeGreaterThan(9_000);
  });

  it('is unknown when nothing was inspected, however much was delivered', () => {
    expect(risk('quality', { deliveries: someDeliveries({ inspectedCount: 0 }) })).toBeNull();
  });
});
