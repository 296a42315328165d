import { relativeError } from '#domain/learning/forecast/price-forecast.ts';
import { median } from '../../../statistics.ts';

/** As shares; a price counts as at most 100 % wrong, as does one that is missing. */
export type PriceScore = { mape: number; medianError: number; within5: number };

export const priceErrorOf = (forecast: number | null, actual: number): number =>
  forecast === null || forecast <= 0 ? 1 : relativeError(forecast, actual);

/** The scores of the benchmark's task T2b, by its README. */
export function priceScoreOf(errors: readonly number[]): PriceScore {
  return {
    mape: errors.reduce((sum, it) => sum + it, 0) / errors.length,
    medianError: median(errors),
    within5: errors.filter((it) => it <= 0.05).length / errors.length,
  };
}
