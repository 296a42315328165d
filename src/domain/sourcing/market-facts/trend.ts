import { WHOLE_BP } from '../../basis-points.ts';
import { Z_95 } from '../../interval.ts';
import { median, quantileSorted } from '../../packages/statistics.ts';
import type { PaidPrice } from './paid-price.ts';

/** Fewer months say nothing about a year. */
const MONTHS_MIN = 8;
/** Nor do months that lie closer together than this. */
const SPAN_MONTHS_MIN = 12;
/** Older months would make the count of slopes grow without end. */
const MONTHS_MAX = 120;

export type Trend = { perYearBp: number; lowBp: number; highBp: number; monthsCount: number };

/**
 * Change of the price in a year by Theil and Sen: the median of all slopes between monthly medians
 * of the logarithm of the price, so that single outliers do not bend it. The interval is that of
 * Sen, from the variance of Kendall's S. Basis points, rounded; or why there is none.
 */
export function trendOf(prices: readonly PaidPrice[]): Trend | string {
  const points = monthlyMedians(prices).slice(-MONTHS_MAX);
  if (points.length < MONTHS_MIN) {
    return `prices of ${points.length} months, a trend needs ${MONTHS_MIN}`;
  }
  const span = (points.at(-1)?.month ?? 0) - (points[0]?.month ?? 0);
  if (span < SPAN_MONTHS_MIN) {
    return `prices span ${span} months, a trend needs ${SPAN_MONTHS_MIN}`;
  }
  const slopes = points
    .flatMap((later, at) =>
      points
        .slice(0, at)
        .map((it) => ((later.logPrice - it.logPrice) * 12) / (later.month - it.month)),
    )
    .toSorted((a, b) => a - b);
  const n = points.length;
  const half = (Z_95 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)) / 2;
  const at = (share: number) => quantileSorted(slopes, Math.min(1, Math.max(0, share)));
  return {
    perYearBp: growthBp(at(0.5)),
    lowBp: growthBp(at(0.5 - half / slopes.length)),
    highBp: growthBp(at(0.5 + half / slopes.length)),
    monthsCount: n,
  };
}

/** No market more than centuples in a year; beyond it the months are too few to say. */
const LOG_MAX = Math.log(100);

const growthBp = (logPerYear: number): number =>
  Math.round((Math.exp(Math.min(LOG_MAX, Math.max(-LOG_MAX, logPerYear))) - 1) * WHOLE_BP) + 0;

/** The middle of the logarithms of each month's prices, oldest first; months are counted from 0. */
export function monthlyMedians(
  prices: readonly PaidPrice[],
): { month: number; logPrice: number }[] {
  const byMonth = Map.groupBy(prices, (it) => monthOf(it.on));
  return [...byMonth]
    .map(([month, all]) => ({
      month,
      logPrice: median(all.map((it) => Math.log(it.unitPriceMinor))),
    }))
    .toSorted((a, b) => a.month - b.month);
}

const monthOf = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
