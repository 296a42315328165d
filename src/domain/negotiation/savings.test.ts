import { describe, expect, it } from 'vitest';
import { aPumpMarket, someTerms } from '../../../tests/support/talk-builders.ts';
import { savingsOf } from './savings.ts';

const bought = (unitPriceMinor: number) => [{ lineNo: 1, quantity: 10, unitPriceMinor }];
const past = (pastPricesCount: number) =>
  aPumpMarket({ pastUnitPriceMinor: 100_000, pastPricesCount });

describe('savings', () => {
  it('count against the median of past prices once there are three', () => {
    expect(savingsOf(bought(90_000), past(3), [someTerms(200_000)])).toEqual({
      baselineMinor: 1_000_000,
      method: 'past_median',
      sampleSize: 3,
      savedMinor: 100_000,
      savedBp: 1_000,
    });
  });

  it('count against the mean of first quotes otherwise, without outliers', () => {
    const quotes = [100_000, 110_000, 900_000].map((it) => someTerms(it));
    expect(savingsOf(bought(94_500), past(2), quotes)).toMatchObject({
      method: 'mean_of_quotes',
      baselineMinor: 1_050_000,
      sampleSize: 2,
      savedBp: 1_000,
    });
  });

  it('are negative when the award is dearer, and rounded down', () => {
    expect(savingsOf(bought(100_001), past(5), [])).toMatchObject({ savedMinor: -10, savedBp: -1 });
  });

  it('are nothing where there is nothing to compare with', () => {
    expect(savingsOf(bought(5), aPumpMarket(), [])).toMatchObject({ savedMinor: 0, sampleSize: 0 });
  });
});
