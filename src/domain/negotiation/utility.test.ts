import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { utilityBp, utilityParts } from './utility.ts';

const onlyPrice = { price: 10_000, delivery: 0, quality: 0, risk: 0 };
const even = { price: 2_500, delivery: 2_500, quality: 2_500, risk: 2_500 };

describe('what terms are worth', () => {
  it('is nothing at the walk-away and everything at the target, by price alone', () => {
    const mandate = aMandate({ paymentDaysMin: 30 });
    const worth = (price: number) => utilityBp(mandate, someTerms(price), onlyPrice);
    expect([110_000, 100_000, 90_000].map(worth)).toEqual([0, 5_000, 10_000]);
    expect([120_000, 50_000].map(worth)).toEqual([0, 10_000]);
  });

  it('of a mandate without any span is all or nothing', () => {
    const line = { lineNo: 1, quantity: 10, targetUnitPriceMinor: 5, walkAwayUnitPriceMinor: 5 };
    const mandate = aMandate({ lines: [line], paymentDaysMin: 30 });
    expect(utilityBp(mandate, someTerms(5), onlyPrice)).toBe(10_000);
    expect(utilityBp(mandate, someTerms(6), onlyPrice)).toBe(0);
  });

  it('falls with what is paid before delivery', () => {
    const risk = (prepaymentBp: number) =>
      utilityParts(aMandate(), someTerms(1, { prepaymentBp }), even).find(
        (it) => it.name === 'risk',
      );
    expect(risk(0)?.scoreBp).toBe(8_000);
    expect(risk(5_000)?.scoreBp).toBe(4_000);
  });

  it('never rises when an issue gets worse, and stays between 0 and 10,000', () => {
    const amounts = fc.record({
      price: fc.nat(200_000),
      leadTimeDays: fc.nat(100),
      paymentDays: fc.nat(100),
      warrantyMonths: fc.nat(60),
      prepaymentBp: fc.nat(10_000),
      earlyPaymentDiscountBp: fc.nat(1_000),
      volumeRebateBp: fc.nat(1_000),
    });
    fc.assert(
      fc.property(amounts, ({ price, ...terms }) => {
        const worth = (unitPriceMinor: number, parts: object = {}) =>
          utilityBp(aMandate(), someTerms(unitPriceMinor, { ...terms, ...parts }), even);
        const here = worth(price);
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(10_000);
        expect(worth(price + 1_000)).toBeLessThanOrEqual(here);
        expect(worth(price, { leadTimeDays: terms.leadTimeDays + 1 })).toBeLessThanOrEqual(here);
        expect(worth(price, { paymentDays: terms.paymentDays + 1 })).toBeGreaterThanOrEqual(here);
        const better = (parts: object) => expect(worth(price, parts)).toBeGreaterThanOrEqual(here);
        better({ warrantyMonths: terms.warrantyMonths + 1 });
        better({ earlyPaymentDiscountBp: terms.earlyPaymentDiscountBp + 50 });
        better({ volumeRebateBp: terms.volumeRebateBp + 50 });
      }),
    );
  });

  it('falls with the way that an incoterm leaves to the buyer', () => {
    const deliveryCosts = [
      { incoterm: 'EXW' as const, costBp: 500 },
      { incoterm: 'DAP' as const, costBp: 0 },
    ];
    const mandate = aMandate({ termValues: { annualRateBp: 0, deliveryCosts } });
    const worth = (incoterm: 'EXW' | 'DAP') =>
      utilityBp(mandate, someTerms(100_000, { incoterm }), onlyPrice);
    expect(worth('DAP') - worth('EXW')).toBe(2_500);
  });

  it('counts a supplier nothing is known of as middling, never as safe', () => {
    const worth = (supplierRiskBp: number | null, supplierOnTimeBp: number | null) =>
      utilityBp(aMandate({ supplierRiskBp, supplierOnTimeBp }), someTerms(100_000), even);
    expect(worth(null, null)).toBe(worth(5_000, 5_000));
    expect(worth(1_000, 9_500)).toBeGreaterThan(worth(null, null));
    expect(worth(9_000, 1_000)).toBeLessThan(worth(null, null));
  });

  it('is shown step by step, with a reason for each', () => {
    const parts = utilityParts(aMandate(), someTerms(100_000), even);
    expect(parts.map((it) => it.name)).toEqual(['price', 'delivery', 'quality', 'risk']);
    expect(parts.every((it) => it.because !== '')).toBe(true);
  });
});
