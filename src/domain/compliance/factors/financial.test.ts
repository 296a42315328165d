import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidence, neverLowers, risk } from '../../../../tests/support/risk-factors.ts';
import { someFinancials } from '../../../../tests/support/supplier-builders.ts';

describe('financial risk', () => {
  const aFigure = fc.integer({ min: -5_000_000, max: 5_000_000 });
  const someFigures = fc.record({
    totalAssetsMinor: fc.integer({ min: 1, max: 5_000_000 }),
    totalLiabilitiesMinor: fc.integer({ min: 1, max: 5_000_000 }),
    workingCapitalMinor: aFigure,
    retainedEarningsMinor: aFigure,
    ebitMinor: aFigure,
    salesMinor: aFigure,
    equityBookMinor: aFigure,
  });

  it.each([
    'workingCapitalMinor',
    'retainedEarningsMinor',
    'ebitMinor',
    'salesMinor',
    'equityBookMinor',
  ] as const)('never falls with less %s', (figure) => {
    neverLowers(
      'financial',
      fc.record({ figures: someFigures, less: fc.nat() }).map(({ figures, less }) => {
        const financials = someFinancials(figures);
        const lower = { ...financials, [figure]: (financials[figure] ?? 0) - less };
        return { facts: { financials }, worse: { financials: lower } };
      }),
    );
  });

  it('is none in the safe zone and most of all in distress', () => {
    expect(risk('financial', { financials: someFinancials({ salesMinor: 3_000_000 }) })).toBe(0);
    const losing = { ebitMinor: -200_000, retainedEarningsMinor: -400_000, salesMinor: 200_000 };
    expect(risk('financial', { financials: someFinancials(losing) })).toBe(7_000);
  });

  it.each([
    ['assets that are not positive', { totalAssetsMinor: 0 }],
    ['negative equity but no debt', { totalLiabilitiesMinor: 0, equityBookMinor: -1 }],
  ])('is unknown for %s', (_name, figures) => {
    const financials = someFinancials(figures);
    expect(risk('financial', { financials, paymentDaysBeyondTerms: null })).toBeNull();
  });

  it('shows the score it rests on, and which one', () => {
    expect(evidence('financial')).toContain("Altman Z' 3.06, safe zone");
    expect(evidence('financial', { categories: ['79000000-4'] })).toContain(
      "Altman Z'' 5.53 (sells services only)",
    );
    const financials = someFinancials({ salesMinor: null });
    expect(evidence('financial', { financials })).toContain("Altman Z'' 5.53 (no sales given)");
  });

  it.each([
    [-5, 0],
    [45, 1_500],
    [90, 3_000],
    [400, 3_000],
  ])('takes three tenths from paying %i days beyond terms', (days, expected) => {
    const financials = someFinancials({ salesMinor: 3_000_000 });
    expect(risk('financial', { financials, paymentDaysBeyondTerms: days })).toBe(expected);
  });
});
