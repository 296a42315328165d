import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import {
  aBrief,
  aCandidate,
  aCleared,
  aLine,
  aMandate,
  aPumpMarket,
  someTerms,
} from '../../../tests/support/talk-builders.ts';
import { awardFaults } from '../award/check.ts';
import type { Agreed } from './bids.ts';
import type { CompositionInputs } from './compose-award.ts';
import { composeAward } from './compose-award.ts';

/** `supplierId` agreed to sell `quantity` pumps. */
const agreed = (
  supplierId: string,
  unitPriceMinor: number,
  parts: { quantity?: number; minimum?: number; warrantyMonths?: number; late?: boolean } = {},
): Agreed => {
  const { quantity = 10, minimum = 1, warrantyMonths = 24, late = false } = parts;
  return {
    cleared: aCleared(aCandidate(supplierId, { minimumOrderQuantity: minimum }), ['insured']),
    mandate: aMandate({ supplierId }),
    terms: someTerms(unitPriceMinor, {
      lines: [{ lineNo: 1, quantity, unitPriceMinor }],
      warrantyMonths,
      leadTimeDays: late ? 99 : 30,
    }),
  };
};

const compose = (
  all: Agreed[],
  requisition: Parameters<typeof aBrief>[0] = {},
  parts: Partial<CompositionInputs> = {},
) => {
  const it = aBrief(requisition).requisition;
  return composeAward({
    agreed: all,
    standing: [],
    requisition: it,
    priorities: it.prioritiesBp,
    market: aPumpMarket(),
    firstQuotes: [],
    ...parts,
  });
};
const proposalOf = (composed: ReturnType<typeof compose>) =>
  composed.kind === 'failed' ? null : composed.proposal;

describe('an award', () => {
  it('goes to the best value, with the conditions and the runner-up', () => {
    const proposal = proposalOf(compose([agreed('alpha', 99_000), agreed('beta', 95_000)]));
    expect(proposal).toMatchObject({
      totalMinor: 950_000,
      runnerUp: { supplierId: 'alpha' },
      lines: [{ supplierId: 'beta', quantity: 10, conditions: ['insured'] }],
      mandates: [{ supplierId: 'beta' }],
    });
    expect(proposal?.because.join()).toContain('alpha Ltd at 990.00 USD');
  });

  it('weighs what the other issues lack: a little dearer with a warranty beats cheap without', () => {
    const bids = [
      agreed('cheap', 95_000, { warrantyMonths: 12 }),
      agreed('solid', 95_500, { warrantyMonths: 36 }),
    ];
    expect(proposalOf(compose(bids))?.lines).toMatchObject([{ supplierId: 'solid' }]);
  });

  it('is the same whatever the order of the agreements', () => {
    const bids = [agreed('alpha', 95_000), agreed('beta', 95_000)];
    expect(compose(bids)).toEqual(compose(bids.toReversed()));
  });

  it('is split over two suppliers when one cannot deliver all, never over three', () => {
    const some = (id: string, price: number) => agreed(id, price, { quantity: 5 });
    const split = compose([some('alpha', 95_000), some('beta', 96_000)]);
    expect(split.kind).toBe('agreed');
    expect(proposalOf(split)?.lines.map((it) => [it.supplierId, it.quantity])).toEqual([
      ['alpha', 5],
      ['beta', 5],
    ]);
    const few = ['a', 'b', 'c', 'd'].map((id) => agreed(id, 95_000, { quantity: 3 }));
    expect(compose(few).kind).toBe('failed');
    expect(proposalOf(compose(few, { partialAllowed: true }))).toMatchObject({
      shortfall: [{ lineNo: 1, missingUnits: 4 }],
    });
  });

  it('never orders less than a supplier sells', () => {
    const bids = [agreed('alpha', 95_000, { quantity: 8 }), agreed('beta', 96_000, { minimum: 5 })];
    const proposal = proposalOf(compose(bids, { partialAllowed: true }));
    expect(proposal?.lines.map((it) => [it.supplierId, it.quantity])).toEqual([['alpha', 8]]);
  });

  it('stays within the budget: fewer units where that is allowed, none otherwise', () => {
    const bids = [agreed('alpha', 100_000)];
    expect(compose(bids, { budgetMinor: 750_000 })).toMatchObject({
      kind: 'failed',
      reason: 'over_budget',
    });
    const part = compose(bids, { budgetMinor: 750_000, partialAllowed: true });
    expect(part.kind).toBe('partial');
    expect(proposalOf(part)?.lines).toMatchObject([{ quantity: 7 }]);
  });

  it('leaves out what is outside its mandate', () => {
    const bids = [agreed('late', 90_000, { late: true }), agreed('beta', 99_000)];
    expect(proposalOf(compose(bids))?.lines).toMatchObject([{ supplierId: 'beta' }]);
    expect(compose(bids.slice(0, 1))).toMatchObject({ kind: 'failed', reason: 'no_agreement' });
  });

  it('takes its runner-up also from offers that still stand', () => {
    const standing = [agreed('gamma', 105_000)];
    const proposal = proposalOf(compose([agreed('beta', 95_000)], {}, { standing }));
    expect(proposal?.runnerUp?.supplierId).toBe('gamma');
  });
});

describe('the way to the door', () => {
  const termValues = {
    annualRateBp: 800,
    deliveryCosts: [
      { incoterm: 'EXW' as const, costBp: 1_000 },
      { incoterm: 'DAP' as const, costBp: 0 },
    ],
  };
  const from = (supplierId: string, unitPriceMinor: number, parts: Partial<Terms>): Agreed => {
    const it = agreed(supplierId, unitPriceMinor);
    return { ...it, mandate: { ...it.mandate, termValues }, terms: { ...it.terms, ...parts } };
  };
  const exw = (supplierId: string, unitPriceMinor: number, parts: Partial<Terms> = {}) =>
    from(supplierId, unitPriceMinor, { incoterm: 'EXW', ...parts });
  const dap = (supplierId: string, unitPriceMinor: number) =>
    from(supplierId, unitPriceMinor, { incoterm: 'DAP' });

  it('decides who wins: the lower price loses to the lower cost at the door', () => {
    const bids = [exw('works', 90_000), dap('door', 95_000)];
    expect(proposalOf(compose(bids))).toMatchObject({
      lines: [{ supplierId: 'door', incoterm: 'DAP' }],
      deliveryMinor: 0,
      runnerUp: { supplierId: 'works' },
    });
    const nearer = [exw('works', 86_000), dap('door', 95_000)];
    expect(proposalOf(compose(nearer))).toMatchObject({
      lines: [{ supplierId: 'works', unitPriceMinor: 86_000 }],
      totalMinor: 860_000,
      deliveryMinor: 86_000,
    });
  });

  it('has to fit into the budget with the price', () => {
    const bids = [exw('works', 90_000)];
    expect(compose(bids, { budgetMinor: 990_000 }).kind).toBe('agreed');
    expect(compose(bids, { budgetMinor: 989_999 })).toEqual({
      kind: 'failed',
      reason: 'over_budget',
      because: '9,900.00 USD is above the budget of 9,899.99 USD',
    });
  });

  it('leaves money for fewer units, where a part is wanted', () => {
    const part = compose([exw('works', 90_000)], { budgetMinor: 540_000, partialAllowed: true });
    expect(part.kind).toBe('partial');
    expect(proposalOf(part)).toMatchObject({
      lines: [{ quantity: 5 }],
      totalMinor: 450_000,
      deliveryMinor: 45_000,
    });
    const lines = [aLine(), aLine({ lineNo: 2, quantity: 10 })];
    const both = exw('works', 90_000, {
      lines: [1, 2].map((lineNo) => ({ lineNo, quantity: 10, unitPriceMinor: 20_000 })),
    });
    const limits = [1, 2].map((lineNo) => ({
      lineNo,
      quantity: 10,
      targetUnitPriceMinor: 90_000,
      walkAwayUnitPriceMinor: 110_000,
    }));
    const two = compose([{ ...both, mandate: { ...both.mandate, lines: limits } }], {
      lines,
      budgetMinor: 320_000,
      partialAllowed: true,
    });
    expect(proposalOf(two)?.lines.map((it) => it.quantity)).toEqual([10, 4]);
  });

  it('is in the savings, on both sides', () => {
    const firstQuotes = [someTerms(110_000)];
    const proposal = proposalOf(compose([exw('works', 90_000)], {}, { firstQuotes }));
    expect(proposal?.savings).toMatchObject({ baselineMinor: 1_100_000, savedMinor: 110_000 });
    const requisition = aBrief().requisition;
    expect(proposal && awardFaults(requisition, proposal)).toEqual([]);
  });
});

describe('a volume rebate', () => {
  const rebated = (supplierId: string, unitPriceMinor: number, quantity = 10): Agreed => {
    const it = agreed(supplierId, unitPriceMinor, { quantity });
    return { ...it, terms: { ...it.terms, volumeRebateBp: 300 } };
  };

  it('makes an offer cheaper whose line is taken whole', () => {
    const bids = [rebated('alpha', 96_000), agreed('beta', 95_000)];
    expect(proposalOf(compose(bids))?.lines).toMatchObject([
      { supplierId: 'alpha', volumeRebateBp: 300 },
    ]);
  });

  it('is not in the award of a line that is not taken whole', () => {
    const bids = [agreed('alpha', 90_000, { quantity: 6 }), rebated('beta', 95_000, 10)];
    const lines = proposalOf(compose(bids))?.lines;
    expect(lines?.map((it) => [it.supplierId, it.quantity, it.volumeRebateBp])).toEqual([
      ['alpha', 6, 0],
      ['beta', 4, 0],
    ]);
    const short = compose([rebated('beta', 100_000)], {
      budgetMinor: 750_000,
      partialAllowed: true,
    });
    expect(proposalOf(short)?.lines).toMatchObject([{ quantity: 7, volumeRebateBp: 0 }]);
  });
});
