import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../../tests/support/case-builders.ts';
import { factors } from './factors/index.ts';
import { decideTerm } from './term.ts';

const LOW_UP_TO_BP = 3_000;
const known = (financialBp: number | null, conditions: string[] = []) => ({
  conditions,
  assessment: {
    ...anAssessment(),
    factors: [
      {
        name: 'financial' as const,
        riskBp: financialBp,
        weightBp: 3_000,
        coverageBp: 0,
        evidence: [],
      },
    ],
  },
});
const prepay = (valueBp: number, whom: Parameters<typeof decideTerm>[2]) =>
  decideTerm('prepayment', valueBp, whom, LOW_UP_TO_BP);

describe('a prepayment', () => {
  it('is allowed up to three tenths, to a supplier of low financial risk, against a guarantee', () => {
    expect(prepay(3_000, known(3_000))).toMatchObject({
      allowed: true,
      conditions: ['bank guarantee for the prepayment'],
    });
  });

  it.each([
    ['more than three tenths', 3_001, known(0), '30.0 %'],
    ['a higher risk', 100, known(3_001), '3001 bp'],
    ['an unknown risk', 100, known(null), 'unknown'],
    ['a condition that forbids it', 100, known(0, [factors.financial.condition]), 'condition'],
    ['a supplier not assessed', 100, null, 'not assessed'],
  ])('is refused for %s, with the reason', (_name, valueBp, whom, reason) => {
    const verdict = prepay(valueBp, whom);
    expect(verdict).toMatchObject({ allowed: false, conditions: [] });
    expect(verdict.because).toContain(reason);
  });

  it('is never allowed at more risk or a larger share when it was refused at less', () => {
    const aBp = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(aBp, aBp, aBp, aBp, (a, b, c, d) => {
        const less = prepay(Math.min(a, b), known(Math.min(c, d))).allowed;
        const more = prepay(Math.max(a, b), known(Math.max(c, d))).allowed;
        expect(more && !less).toBe(false);
      }),
    );
  });
});

it('a longer lead time changes no risk, and is to be confirmed in writing', () => {
  for (const whom of [known(9_000), null]) {
    expect(decideTerm('lead_time', 90, whom, LOW_UP_TO_BP)).toMatchObject({
      allowed: true,
      conditions: [factors.delivery.condition],
    });
  }
});
