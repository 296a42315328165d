import { describe, expect, it } from 'vitest';
import { monthsOf, ofBaselineBp } from './measures.ts';
import type { SavingsMonth } from './measures.ts';

const aMonth = (month: string, awardedMinor: number, currency = 'USD'): SavingsMonth => ({
  month,
  currency,
  linesCount: 1,
  baselineMinor: 10_000,
  paidMinor: 9_000,
  identifiedMinor: 0,
  negotiatedMinor: 0,
  awardedMinor,
  avoidedMinor: 0,
});

describe('the months of a currency', () => {
  it('leave none out between the first and the last, also over a new year', () => {
    const months = monthsOf([aMonth('2027-02', 5), aMonth('2026-11', 7)], 'USD');
    expect(months.map((it) => [it.month, it.awardedMinor])).toEqual([
      ['2026-11', 7],
      ['2026-12', 0],
      ['2027-01', 0],
      ['2027-02', 5],
    ]);
  });

  it('never mix currencies', () => {
    expect(monthsOf([aMonth('2026-11', 7, 'EUR')], 'USD')).toEqual([]);
  });
});

describe('a share of the baseline', () => {
  it('may be below nothing, and is unknown without a baseline', () => {
    expect(ofBaselineBp(-500, 10_000)).toBe(-500);
    expect(ofBaselineBp(500, 0)).toBeNull();
  });
});
