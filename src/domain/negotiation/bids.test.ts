import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import { aCandidate, aCleared, aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import type { Agreed } from './bids.ts';
import { adjustedTotalMinor, bidsFor, coverBp, supplierOf } from './bids.ts';

const priorities = { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 };
const termValues = {
  annualRateBp: 730,
  deliveryCosts: [
    { incoterm: 'EXW' as const, costBp: 1_000 },
    { incoterm: 'DAP' as const, costBp: 0 },
  ],
};

const offer = (supplierId: string, unitPriceMinor: number, parts: Partial<Terms> = {}): Agreed => ({
  cleared: aCleared(aCandidate(supplierId)),
  mandate: aMandate({ supplierId, termValues }),
  terms: someTerms(unitPriceMinor, parts),
});
/** Suppliers in the order of their bids. */
const ranked = (...all: Agreed[]) => bidsFor(1, all, priorities).map(supplierOf);

describe('bids for a line', () => {
  it('are ordered by what they cost at the door, not by their prices', () => {
    const works = offer('works', 90_000, { incoterm: 'EXW' });
    expect(ranked(works, offer('door', 95_000))).toEqual(['door', 'works']);
    expect(ranked(works, offer('door', 99_500))).toEqual(['works', 'door']);
  });

  it.each([
    ['more days to pay', { paymentDays: 60 }],
    ['a discount for early payment', { earlyPaymentDiscountBp: 200 }],
    ['a rebate', { volumeRebateBp: 200 }],
    ['a longer warranty', { warrantyMonths: 36 }],
    ['an earlier delivery', { leadTimeDays: 10 }],
    ['no prepayment', { prepaymentBp: 0 }],
  ])('weigh %s', (_what, better) => {
    const usual = offer('a-usual', 100_000, { prepaymentBp: 1_000 });
    const good = offer('b-better', 100_000, { prepaymentBp: 1_000, ...better });
    expect(ranked(usual, good)).toEqual(['b-better', 'a-usual']);
  });

  it('come from those who offer the line', () => {
    const other = { lines: [{ lineNo: 2, quantity: 1, unitPriceMinor: 1 }] };
    expect(
      ranked(offer('alpha', 100_000), { ...offer('beta', 1), terms: someTerms(1, other) }),
    ).toEqual(['alpha']);
  });

  it('that are worth the same are ordered by name', () => {
    expect(ranked(offer('beta', 100_000), offer('alpha', 100_000))).toEqual(['alpha', 'beta']);
  });

  it('never look cheaper than they are at the door', () => {
    const all = [
      offer('works', 90_000, { incoterm: 'EXW' }),
      offer('door', 99_000, { paymentDays: 0 }),
    ];
    const [works, door] = all.map((it) => adjustedTotalMinor(it, priorities));
    expect(works).toBeGreaterThan(10 * 99_000 - 10 * 600);
    expect(door).toBeGreaterThan(10 * 99_000);
  });
});

describe('the cover of an offer', () => {
  const wanted = [
    { lineNo: 1, quantity: 10 },
    { lineNo: 2, quantity: 4 },
  ];
  const cover = (quantities: Record<number, number>) => {
    const lines = Object.entries(quantities).map(([lineNo, quantity]) => ({
      lineNo: Number(lineNo),
      quantity,
      unitPriceMinor: 100,
    }));
    return coverBp(someTerms(0, { lines }), wanted);
  };

  it('is the mean of the shares of its lines, and more than wanted counts as all', () => {
    expect(cover({ 1: 10, 2: 9 })).toBe(10_000);
    expect(cover({ 1: 5, 2: 4 })).toBe(7_500);
    expect(cover({ 1: 10 })).toBe(5_000);
    expect(cover({})).toBe(0);
  });
});
