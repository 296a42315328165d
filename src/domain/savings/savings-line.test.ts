import { describe, expect, it } from 'vitest';
import { SAVINGS_MEASURES } from '#contracts/savings.ts';
import { lineSavings, savingsDefinitions } from './savings-line.ts';

const aLine = (parts = {}) => ({
  quantity: 10,
  unitPriceMinor: 900,
  firstUnitPriceMinor: 1_100,
  firstQuotesMinor: [1_000, 1_100, 1_200],
  paidBeforeMinor: [],
  ...parts,
});

describe('the savings of a line', () => {
  it('are held against the mean of the first quotes where little was paid before', () => {
    expect(lineSavings(aLine({ paidBeforeMinor: [800, 800] }))).toMatchObject({
      baselineMethod: 'mean_of_quotes',
      baselineSampleSize: 3,
      baselineMinor: 11_000,
      identifiedMinor: 1_000,
      negotiatedMinor: 2_000,
      awardedMinor: 2_000,
    });
  });

  it('are held against the median of what was paid where three prices are known', () => {
    expect(lineSavings(aLine({ paidBeforeMinor: [950, 800, 1_000] }))).toMatchObject({
      baselineMethod: 'past_median',
      baselineMinor: 9_500,
      identifiedMinor: -500,
      awardedMinor: 500,
    });
  });

  it('do not count a quote that is no quote', () => {
    const quotes = { firstQuotesMinor: [1_000, 1_100, 9_999, 10] };
    expect(lineSavings(aLine(quotes))).toMatchObject({ baselineSampleSize: 2 });
  });

  it('avoid only a rise over what was last paid', () => {
    const avoided = (...paidBeforeMinor: number[]) =>
      lineSavings(aLine({ paidBeforeMinor })).avoidedMinor;
    expect(avoided()).toBe(0);
    expect(avoided(800)).toBe(2_000);
    expect(avoided(1_050)).toBe(500);
    expect(avoided(1_500)).toBe(0);
  });

  it('are nothing where nothing is known', () => {
    const alone = aLine({ firstQuotesMinor: [], firstUnitPriceMinor: null });
    expect(lineSavings(alone)).toMatchObject({ baselineMethod: 'none', awardedMinor: 0 });
  });
});

it('every measure is defined in words', () => {
  expect(savingsDefinitions.map((it) => it.measure)).toEqual(SAVINGS_MEASURES);
  expect(savingsDefinitions.every((it) => it.sentence.length > 30)).toBe(true);
});
