import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARLY_PAYMENT_DAYS as CONTRACT_DAYS } from '#contracts/procurement.ts';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { EARLY_PAYMENT_DAYS, landedCost } from './landed-cost.ts';

const values = {
  annualRateBp: 730,
  deliveryCosts: [
    { incoterm: 'EXW' as const, costBp: 800 },
    { incoterm: 'DAP' as const, costBp: 0 },
  ],
};
/** Ten units at 1,000.00: a million minor units. */
const cost = (parts: Parameters<typeof someTerms>[1]) =>
  landedCost(values, someTerms(100_000, { paymentDays: 0, ...parts }));

describe('what terms cost at the door', () => {
  it('is the price and the way that the incoterm leaves to the buyer', () => {
    expect(cost({}).totalMinor).toBe(1_000_000);
    expect(cost({ incoterm: 'EXW' }).totalMinor).toBe(1_080_000);
  });

  it('falls by what the days to pay are worth at the annual rate', () => {
    // 7.3 % a year is 0.02 % a day.
    expect(cost({ paymentDays: 50 }).totalMinor).toBe(1_000_000 - 10_000);
  });

  it('counts the better of early payment and payment on time, never both', () => {
    const discount = { earlyPaymentDiscountBp: 200 };
    expect(cost({ ...discount, paymentDays: 60 }).totalMinor).toBe(1_000_000 - 20_000 - 2_000);
    const small = { earlyPaymentDiscountBp: 50 };
    expect(cost({ ...small, paymentDays: 60 }).totalMinor).toBe(1_000_000 - 12_000);
  });

  it('falls by the rebate and rises by what a prepayment costs until delivery', () => {
    expect(cost({ volumeRebateBp: 150 }).totalMinor).toBe(985_000);
    expect(cost({ prepaymentBp: 5_000, leadTimeDays: 50 }).totalMinor).toBe(1_005_000);
  });

  it('takes an incoterm nobody has a cost for as the dearest', () => {
    expect(cost({ incoterm: 'FOB' }).totalMinor).toBe(1_080_000);
  });

  it('is the sum of the steps shown, whatever the terms', () => {
    const terms = fc.record({
      paymentDays: fc.nat(400),
      earlyPaymentDiscountBp: fc.nat(10_000),
      volumeRebateBp: fc.nat(10_000),
      prepaymentBp: fc.nat(10_000),
      leadTimeDays: fc.nat(700),
    });
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 1_000_000_000_000 }), (parts, price) => {
        const found = landedCost(aMandate().termValues, someTerms(price, parts));
        const sum = found.steps.reduce((total, it) => total + it.amountMinor, 0);
        expect(found.totalMinor).toBe(sum);
        expect(found.steps.every((it) => Number.isSafeInteger(it.amountMinor))).toBe(true);
      }),
    );
  });

  it('rounds costs up and savings down', () => {
    const odd = landedCost(values, {
      ...someTerms(1, { paymentDays: 1, incoterm: 'EXW' }),
      lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 101 }],
    });
    expect(odd.totalMinor).toBe(101 + 9);
  });

  it('pays early within the days that suppliers are told', () => {
    expect(EARLY_PAYMENT_DAYS).toBe(CONTRACT_DAYS);
  });
});
