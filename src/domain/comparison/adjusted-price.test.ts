import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTableInside } from '../../../tests/support/bargained-terms.ts';
import { aCandidate, aCleared, aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import type { Agreed } from '../negotiation/bids.ts';
import { bidsFor } from '../negotiation/bids.ts';
import { adjustedPrice } from './adjusted-price.ts';

const priorities = { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 };
const sumOf = (steps: readonly { amountMinor: number }[]) =>
  steps.reduce((sum, it) => sum + it.amountMinor, 0);
const bidOf = (parts: Partial<Agreed> = {}): Agreed => ({
  cleared: aCleared(aCandidate('alpha')),
  mandate: aMandate(),
  terms: someTerms(100_000),
  ...parts,
});

describe('the steps of an adjusted price', () => {
  it('add up to its total, and the total is what awards are made by', () => {
    fc.assert(
      fc.property(anyTableInside, fc.nat(2_000), ({ mandate, standing }, expectedLossBp) => {
        const cleared = aCleared(aCandidate('alpha', {}, { expectedLossBp }));
        const bid = { cleared, mandate, terms: standing };
        for (const line of standing.lines) {
          const { steps, totalMinor, unitPriceMinor } = adjustedPrice(bid, line, priorities);
          expect(sumOf(steps)).toBe(totalMinor);
          const [weighed] = bidsFor(line.lineNo, [bid], priorities);
          expect(unitPriceMinor).toBe(weighed?.adjustedUnitPriceMinor);
        }
      }),
    );
  });

  it('begin with the price, and say what each comes from', () => {
    const terms = someTerms(100_000, { paymentDays: 45, warrantyMonths: 12 });
    const { steps } = adjustedPrice(bidOf({ terms }), terms.lines[0]!, priorities);
    expect(steps.map((it) => it.label)).toEqual([
      'price',
      'days to pay',
      'rounding',
      'lacks on delivery',
      'lacks on quality',
      'lacks on risk',
    ]);
    expect(steps[0]).toMatchObject({ amountMinor: 1_000_000, because: '10 at 1,000.00 USD' });
    for (const it of steps) expect(it.because).not.toBe('');
  });

  it('count what memory expects of a supplier', () => {
    const cleared = aCleared(aCandidate('alpha', {}, { expectedLossBp: 100 }));
    const terms = someTerms(100_000);
    const alone = { price: 10_000, delivery: 0, quality: 0, risk: 0 };
    const { steps } = adjustedPrice(bidOf({ cleared, terms }), terms.lines[0]!, alone);
    expect(steps.at(-1)).toMatchObject({ label: 'expected delays and rejects', learnt: true });
    expect(steps.at(-1)?.because).toContain('1.0 %');
  });
});
