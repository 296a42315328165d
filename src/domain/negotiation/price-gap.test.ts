import { describe, expect, it } from 'vitest';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { priceGap } from './price-gap.ts';

const termValues = {
  annualRateBp: 800,
  deliveryCosts: [
    { incoterm: 'EXW' as const, costBp: 1_000 },
    { incoterm: 'DAP' as const, costBp: 0 },
  ],
};

describe('the gap between terms and a mandate', () => {
  it('is what lies above the walk-away, in all units', () => {
    expect(priceGap(aMandate(), someTerms(112_000))).toEqual({
      costMinor: 1_120_000,
      missingMinor: 20_000,
    });
  });

  it('is counted at the door', () => {
    const mandate = aMandate({ termValues });
    expect(priceGap(mandate, someTerms(101_000, { incoterm: 'EXW' }))).toEqual({
      costMinor: 1_111_000,
      missingMinor: 11_000,
    });
  });

  it('is not made smaller by lines that cost less than they may', () => {
    const lines = [1, 2].map((lineNo) => ({
      lineNo,
      quantity: 10,
      targetUnitPriceMinor: 90,
      walkAwayUnitPriceMinor: 100,
    }));
    const asked = [105, 50].map((unitPriceMinor, at) => ({
      lineNo: at + 1,
      quantity: 10,
      unitPriceMinor,
    }));
    const gap = priceGap(aMandate({ lines }), someTerms(0, { lines: asked }));
    expect(gap).toEqual({ costMinor: 1_550, missingMinor: 50 });
  });

  it.each([
    ['terms inside', someTerms(110_000)],
    ['a late delivery', someTerms(112_000, { leadTimeDays: 61 })],
    ['a prepayment', someTerms(112_000, { prepaymentBp: 100 })],
    ['an incoterm that is not accepted', someTerms(112_000, { incoterm: 'FOB' })],
  ])('is none with %s', (_what, terms) => {
    expect(priceGap(aMandate(), terms)).toBeNull();
  });
});
