import type { AwardLine, Savings, Terms } from '#contracts/negotiation.ts';
import type { Market } from '#contracts/supplier.ts';
import { withoutOutliers } from '../savings/outliers.ts';
import { PAST_PRICES_MIN } from './mandate.ts';

/** What is bought of one line, and at what price. */
type AwardedUnits = Pick<AwardLine, 'lineNo' | 'quantity' | 'unitPriceMinor'>;

/**
 * What an award saves against what the same quantities would have cost, both at the buyer's door. Baseline: the median of
 * past prices where every awarded line has at least three, else the mean of first quotes without
 * outliers. Signed; rounded down.
 */
export function savingsOf(
  lines: readonly AwardedUnits[],
  market: Market,
  firstQuotes: readonly Terms[],
): Savings {
  const paidMinor = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  const past = lines.map((it) => market.lines.find((line) => line.lineNo === it.lineNo));
  const isKnown = past.every(
    (it) => it?.pastUnitPriceMinor != null && it.pastPricesCount >= PAST_PRICES_MIN,
  );
  const quotes = new Map(lines.map((it) => [it.lineNo, quotesFor(it.lineNo, firstQuotes)]));
  const unitBaseline = (lineNo: number, at: number, fallback: number) =>
    isKnown
      ? (past[at]?.pastUnitPriceMinor ?? fallback)
      : (mean(quotes.get(lineNo) ?? []) ?? fallback);
  const baselineMinor = lines.reduce(
    (sum, it, at) => sum + it.quantity * unitBaseline(it.lineNo, at, it.unitPriceMinor),
    0,
  );
  const savedMinor = baselineMinor - paidMinor;
  const sampleSize = isKnown
    ? Math.min(...past.map((it) => it?.pastPricesCount ?? 0))
    : Math.min(...[...quotes.values()].map((it) => it.length));
  return {
    baselineMinor,
    method: isKnown ? 'past_median' : 'mean_of_quotes',
    sampleSize,
    savedMinor,
    savedBp: baselineMinor === 0 ? 0 : Math.floor((savedMinor * 10_000) / baselineMinor),
  };
}

function quotesFor(lineNo: number, firstQuotes: readonly Terms[]): number[] {
  const prices = firstQuotes.flatMap((terms) =>
    terms.lines.filter((it) => it.lineNo === lineNo).map((it) => it.unitPriceMinor),
  );
  return withoutOutliers(prices);
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.floor(values.reduce((sum, it) => sum + it, 0) / values.length);
