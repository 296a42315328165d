import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { utilityBp, utilityParts } from './utility.ts';

const onlyPrice = { price: 10_000, delivery: 0, quality: 0, risk: 0 };
const even = { price: 2_500, delivery: 2_500, quality: 2_500, risk: 2_500 };

describe('what terms are worth', () => {
  it('is nothing at the walk-away and everything at the target, by price alone', () => {
    const worth = (price: number) => utilityBp(aMandate(), someTerms(price), onlyPrice);
    expect([110_000, 100_000, 90_000].map(worth)).toEqual([0, 5_000, 10_000]);
    expect([120_000, 50_000].map(worth)).toEqual([0, 10_000]);
  });

  it('of a mandate without any span is all or nothing', () => {
    const line = { lineNo: 1, quantity: 10, targetUnitPriceMinor: 5, walkAwayUnitPriceMinor: 5 };
    const mandate = aMandate({ lines: [line] });
    expect(utilityBp(mandate, someTerms(5), onlyPrice)).toBe(10_000);
    expect(utilityBp(mandate, someTerms(6), onlyPrice)).toBe(0);
  });

  it('falls with what is paid before delivery', () => {
    const risk = (prepaymentBp: number) =>
      utilityParts(aMandate(), someTerms(1, { prepaymentBp }), even).find(
        (it) => it.name === 'risk',
      );
    expect(risk(0)?.scoreBp).toBe(5_000);
    expect(risk(5_000)?.scoreBp).toBe(2_500);
  });

  it('never rises when an issue gets worse, and stays between 0 and 10,000', () => {
    const amounts = fc.record({
      price: fc.nat(200_000),
      leadTimeDays: fc.nat(100),
      paymentDays: fc.nat(100),
      warrantyMonths: fc.nat(60),
      prepaymentBp: fc.nat(10_000),
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
        expect(worth(price, { warrantyMonths: terms.warrantyMonths + 1 })).toBeGreaterThanOrEqual(
          here,
        );
      }),
    );
  });
});
