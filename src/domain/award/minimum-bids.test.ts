import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequisition, aTalk } from '../../../tests/support/case-builders.ts';
import { bidsSentence, bidsWanted, countBids, lacksBids } from './minimum-bids.ts';

const rules = {
  inviteIncumbent: true,
  bidsMin: [
    { fromMinor: 1_000, bids: 2 },
    { fromMinor: 10_000, bids: 3 },
  ],
};

describe('the bids that policy wants', () => {
  it.each([
    [999, 1],
    [1_000, 2],
    [9_999, 2],
    [10_000, 3],
  ])('for %i are %i', (amountMinor, bids) => {
    expect(bidsWanted(rules, amountMinor)).toBe(bids);
  });

  it('never fall with the amount, in whatever order the rules stand', () => {
    const step = fc.record({ fromMinor: fc.nat(1_000), bids: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        fc.nat(1_000),
        fc.nat(1_000),
        (bidsMin, a, b) => {
          const at = (amount: number) => bidsWanted({ inviteIncumbent: false, bidsMin }, amount);
          expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
        },
      ),
    );
  });

  it('are one where policy says nothing', () => {
    expect(bidsWanted(undefined, 1e12)).toBe(1);
  });
});

describe('the bids that came in', () => {
  const talks = [aTalk(), aTalk({ supplierId: 's2', lastTotalMinor: null })];

  it('are suppliers that made an offer, each once', () => {
    expect(countBids(rules, aRequisition(), [...talks, ...talks], 1_000).bids).toBe(1);
  });

  it('are too few without a reason, and not with one', () => {
    const few = countBids(rules, aRequisition(), talks, 1_000);
    expect(lacksBids(few)).toBe(true);
    expect(bidsSentence(few)).toBe(
      'Only 1 of 2 wanted bids came in, and the request gives no reason for it.',
    );
    const said = countBids(rules, aRequisition({ singleSourceReason: 'spare part' }), talks, 1_000);
    expect(lacksBids(said)).toBe(false);
    expect(bidsSentence(said)).toContain('the request says why: spare part');
  });

  it('are not spoken of where they are enough', () => {
    expect(bidsSentence(countBids(rules, aRequisition(), talks, 999))).toBeNull();
  });
});
