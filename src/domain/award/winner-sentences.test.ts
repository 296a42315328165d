import { describe, expect, it } from 'vitest';
import { aProposal } from '../../../tests/support/case-builders.ts';
import type { AwardLine, AwardProposal } from '#contracts/negotiation.ts';
import { winnerSentences } from './winner-sentences.ts';

const withLines = (...lines: Partial<AwardLine>[]): AwardProposal => {
  const proposal = aProposal();
  const termValues = {
    annualRateBp: 800,
    deliveryCosts: [{ incoterm: 'EXW' as const, costBp: 800 }],
  };
  return {
    ...proposal,
    lines: lines.map((it) => ({ ...(proposal.lines[0] as AwardLine), ...it })),
    mandates: proposal.mandates.map((it) => ({ ...it, termValues })),
  };
};

describe('what winners get and give', () => {
  it('names every term that matters, with what the way costs', () => {
    const terms = { incoterm: 'EXW', earlyPaymentDiscountBp: 275, volumeRebateBp: 150 } as const;
    expect(winnerSentences(withLines(terms))).toEqual([
      'Supplier s1: 4,000.00 USD, EXW (the way costs about 320.00 USD more), delivery in 20 days, ' +
        '30 days to pay or 2.75 % off within 10 days, 12 months of warranty, ' +
        '1.5 % back on the whole quantity.',
    ]);
  });

  it('says nothing of what is zero', () => {
    const terms = { incoterm: 'EXW', quantity: 1, unitPriceMinor: 1, warrantyMonths: 0 } as const;
    const now = { leadTimeDays: 1, paymentDays: 0 };
    expect(winnerSentences(withLines({ ...terms, ...now }))).toEqual([
      'Supplier s1: 0.01 USD, EXW (the way costs about 0.01 USD more), delivery in 1 day, payment at once.',
    ]);
  });

  it('adds up the lines of one supplier and names those that a rebate is on', () => {
    const other = { supplierId: 's2', supplierName: 'Supplier s2', incoterm: 'EXW' } as const;
    const sentences = winnerSentences(
      withLines(
        { incoterm: 'EXW', volumeRebateBp: 200 },
        { incoterm: 'EXW', lineNo: 2 },
        { ...other, lineNo: 3 },
      ),
    );
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toContain('8,000.00 USD, EXW (the way costs about 640.00 USD more)');
    expect(sentences[0]).toContain('2 % back on line 1.');
    expect(sentences[1]).toContain('Supplier s2: 4,000.00 USD, EXW, ');
  });
});
